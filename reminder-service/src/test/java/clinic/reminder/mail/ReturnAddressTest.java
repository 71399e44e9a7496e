package clinic.reminder.mail;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.contracts.SecretLink;
import java.util.Base64;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Scenario 28, of mail: nobody sends back what they never got. */
class ReturnAddressTest {

    private final ReturnAddress returns = new ReturnAddress("returns@clinic.example", link(1));

    private static SecretLink link(int key) {
        byte[] bytes = new byte[32];
        bytes[0] = (byte) key;
        return new SecretLink('a', Base64.getEncoder().encodeToString(bytes));
    }

    @Test
    void everyAddressTellsItsMessageAndIsOneThatServersTake() {
        long seed = Long.getLong("clinic.seed", System.nanoTime());
        System.out.println("clinic.seed=" + seed);
        Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            // Small ids as well: their leading zeros must not be lost.
            UUID id = new UUID(i % 5 == 0 ? 0 : random.nextLong(), i % 7 == 0 ? 1 : random.nextLong());
            String address = returns.of(id, "nonce" + i);
            assertThat(address.substring(0, address.indexOf('@'))).hasSizeLessThanOrEqualTo(64);
            String digits = returns.in("<" + address + ">").orElseThrow();
            assertThat(returns.claimed(digits)).isEqualTo(id);
            assertThat(returns.made(digits, id, "nonce" + i)).isTrue();
        }
    }

    @Test
    void serversThatShoutAreUnderstood() {
        UUID id = UUID.randomUUID();
        String digits = returns.in(returns.of(id, "n").toUpperCase(Locale.ROOT)).orElseThrow();
        assertThat(returns.made(digits, id, "n")).isTrue();
    }

    @Test
    void anyOtherDigitIsForged() {
        UUID id = UUID.randomUUID();
        String digits = returns.in(returns.of(id, "n")).orElseThrow();
        for (int i = 0; i < digits.length(); i++) {
            char other = digits.charAt(i) == '7' ? '8' : '7';
            String forged = digits.substring(0, i) + other + digits.substring(i + 1);
            assertThat(returns.made(forged, returns.claimed(forged), "n"))
                    .as("digit " + i)
                    .isFalse();
        }
    }

    @Test
    void anotherKeyOrNonceMakesAnotherAddress() {
        UUID id = UUID.randomUUID();
        String digits = returns.in(returns.of(id, "n")).orElseThrow();
        assertThat(returns.made(digits, id, "m")).isFalse();
        assertThat(new ReturnAddress("returns@clinic.example", link(2)).made(digits, id, "n"))
                .isFalse();
    }

    @Test
    void whatIsNotOursIsNotLookedAt() {
        String digits = returns.in(returns.of(UUID.randomUUID(), "n")).orElseThrow();
        assertThat(returns.in("returns@clinic.example")).isEmpty();
        assertThat(returns.in("returns+" + digits + "@elsewhere.example")).isEmpty();
        assertThat(returns.in("xreturns+" + digits + "@clinic.example")).isEmpty();
        assertThat(returns.in("returns+" + digits.substring(1) + "@clinic.example"))
                .isEmpty();
        assertThat(returns.in("returns+" + digits + "@clinic.example.evil.example")
                        .map(found -> true))
                .isEmpty();
    }
}
