package clinic.contracts;

import static clinic.contracts.SecretLink.Purpose.BOOKED_APPOINTMENT;
import static clinic.contracts.SecretLink.Purpose.CHECK_IN;
import static clinic.contracts.SecretLink.Purpose.MANAGE_APPOINTMENT;
import static clinic.contracts.SecretLink.Purpose.SIGN_IN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Scenario 35: a link of another, one bit flipped, for another use, with another key. */
class SecretLinkTest {

    private static final UUID VISIT = UUID.fromString("019aa3c0-5a10-7c3e-9d41-6f0e2b8c4a01");
    private static final String NONCE = "kP3vX9qLw2Zr";

    private final SecretLink links = new SecretLink('a', key(1));
    private final String token = links.token(MANAGE_APPOINTMENT, VISIT, NONCE);

    @Test
    void aLinkOpensWhatItWasMadeFor() {
        assertThat(links.claimedId(token)).contains(VISIT);
        assertThat(links.opens(token, MANAGE_APPOINTMENT, VISIT, NONCE)).isTrue();
        assertThat(token).hasSize(49).matches("[A-Za-z0-9_-]+");
    }

    /** Worked out by hand with HMAC-SHA-256 over purpose, id and nonce with a line between each two. */
    @Test
    void aLinkOfAnEarlierReleaseOpens() {
        assertThat(token).isEqualTo("aAZqjwFoQfD6dQW8OK4xKAXv4S1Usr9Ji2XBnVRm54TL7VdAb");
        assertThat(links.code(SIGN_IN, VISIT, NONCE)).isEqualTo("630333");
    }

    @Test
    void aLinkWithAnyOneBitFlippedOpensNothing() {
        for (int character = 0; character < token.length(); character++) {
            for (int bit = 0; bit < 7; bit++) {
                char[] flipped = token.toCharArray();
                flipped[character] ^= (char) (1 << bit);
                assertThat(links.opens(new String(flipped), MANAGE_APPOINTMENT, VISIT, NONCE))
                        .as("character %d, bit %d", character, bit)
                        .isFalse();
            }
        }
    }

    @Test
    void aLinkOfAnEarlierKeyOpensUntilThatKeyIsTakenAway() {
        var renewed = new SecretLink('b', key(2), "a:" + key(1));
        assertThat(renewed.opens(token, MANAGE_APPOINTMENT, VISIT, NONCE)).isTrue();
        assertThat(renewed.isCode(links.code(SIGN_IN, VISIT, NONCE), SIGN_IN, VISIT, NONCE))
                .isTrue();
        assertThat(renewed.token(MANAGE_APPOINTMENT, VISIT, NONCE))
                .startsWith("b")
                .satisfies(made -> assertThat(links.opens(made, MANAGE_APPOINTMENT, VISIT, NONCE))
                        .as("by the earlier key alone")
                        .isFalse());

        var takenAway = new SecretLink('b', key(2));
        assertThat(takenAway.opens(token, MANAGE_APPOINTMENT, VISIT, NONCE)).isFalse();
        assertThat(takenAway.isCode(links.code(SIGN_IN, VISIT, NONCE), SIGN_IN, VISIT, NONCE))
                .isFalse();
    }

    @Test
    void anEarlierKeyThatCannotBeReadIsRefused() {
        assertThatThrownBy(() -> new SecretLink('b', key(2), key(1))).hasMessageContaining("a colon");
        assertThatThrownBy(() -> new SecretLink('b', key(2), "a:c2hvcnQ=")).hasMessageContaining("at least 32");
    }

    @Test
    void aLinkOpensNothingElse() {
        assertThat(links.opens(token, CHECK_IN, VISIT, NONCE))
                .as("other purpose")
                .isFalse();
        assertThat(links.opens(links.token(BOOKED_APPOINTMENT, VISIT, NONCE), MANAGE_APPOINTMENT, VISIT, NONCE))
                .as("what whoever booked was given")
                .isFalse();
        assertThat(links.opens(token, MANAGE_APPOINTMENT, VISIT, "another"))
                .as("revoked by a new nonce")
                .isFalse();
        assertThat(links.opens(token, MANAGE_APPOINTMENT, new UUID(1, 2), NONCE))
                .as("other visit")
                .isFalse();
        assertThat(new SecretLink('a', key(2)).opens(token, MANAGE_APPOINTMENT, VISIT, NONCE))
                .as("other key")
                .isFalse();
        assertThat(new SecretLink('b', key(1)).opens(token, MANAGE_APPOINTMENT, VISIT, NONCE))
                .as("other key's name")
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "../../etc/passwd",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!",
                "åäöåäöåäöåäöåäöåäöåäöåäöåäöåäöåäöåäöåäöåäöåäöåäöå",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
            })
    void garbageClaimsNothingAndOpensNothing(String garbage) {
        assertThat(links.claimedId(garbage)).isEmpty();
        assertThat(links.opens(garbage, MANAGE_APPOINTMENT, VISIT, NONCE)).isFalse();
    }

    @Test
    void codesAreSixDigitsThatDependOnEverything() {
        SecretLink other = new SecretLink('a', key(2));
        UUID id = UUID.fromString("019aa3c4-52e0-7d18-9a63-4f0b7c2e8d15");
        assertThat(links.code(SIGN_IN, id, NONCE)).matches("\\d{6}").isEqualTo(links.code(SIGN_IN, id, NONCE));
        assertThat(List.of(
                        links.code(SIGN_IN, id, NONCE),
                        links.code(SIGN_IN, id, NONCE + "x"),
                        links.code(SIGN_IN, UUID.fromString("019aa3c4-52e0-7d18-9a63-4f0b7c2e8d16"), NONCE),
                        links.code(MANAGE_APPOINTMENT, id, NONCE),
                        other.code(SIGN_IN, id, NONCE)))
                .doesNotHaveDuplicates();
    }

    /** A code that began with zeros would be shorter; and none may be much likelier than another. */
    @Test
    void codesUseTheWholeRange() {
        List<String> codes = IntStream.range(0, 2_000)
                .mapToObj(n -> links.code(SIGN_IN, new UUID(0, n), NONCE))
                .toList();
        assertThat(codes).allMatch(code -> code.matches("\\d{6}"));
        assertThat(codes).anyMatch(code -> code.startsWith("0"));
        assertThat(codes.stream().distinct().count()).isGreaterThan(1_990);
    }

    /** Scenario 40. */
    @Test
    void aKeyTooShortToKeepItsPromiseIsRefused() {
        assertThatThrownBy(() -> new SecretLink('a', Base64.getEncoder().encodeToString(new byte[31])))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("32 bytes");
        assertThatThrownBy(() -> new SecretLink('a', "")).isInstanceOf(IllegalArgumentException.class);
    }

    private static String key(int fill) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) fill);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
