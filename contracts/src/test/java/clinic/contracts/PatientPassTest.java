package clinic.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Scenario 35: a pass of another, an old one, one that was made longer, one of another key. */
class PatientPassTest {

    private static final UUID IDA = UUID.fromString("019aa3c0-5a10-7c3e-9d41-6f0e2b8c4a01");
    private static final UUID IDA_TOO = UUID.fromString("019aa3c0-5a10-7c3e-9d41-6f0e2b8c4a02");
    private static final UUID OTTO = UUID.fromString("019aa3c0-5a10-7c3e-9d41-6f0e2b8c4a03");
    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
    private static final Instant END = NOW.plusSeconds(1800);

    private final SecretLink secret = new SecretLink('a', key("one key for the links of a clinic"));
    private final String pass = new PatientPass(List.of(IDA, IDA_TOO), END).written(secret);

    private static String key(String words) {
        return Base64.getEncoder().encodeToString(words.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    }

    @Test
    void passOpensThePagesOfOnePersonUntilItsEnd() {
        assertThat(pass).matches("[A-Za-z0-9_.-]+");
        assertThat(PatientPass.patients(pass, secret, END.minusSeconds(1))).containsExactly(IDA, IDA_TOO);
        assertThat(PatientPass.patients(pass, secret, END)).isEmpty();
    }

    @Test
    void passThatWasMadeLongerOpensNothing() {
        assertThat(PatientPass.patients(pass.replace("" + END.getEpochSecond(), "99999999999"), secret, NOW))
                .isEmpty();
    }

    @Test
    void passWithAnotherPersonAddedOpensNothing() {
        String longer = new PatientPass(List.of(OTTO), END.plusSeconds(1)).written(secret);
        String withOtto = pass + longer.substring(longer.indexOf('.'));
        assertThat(PatientPass.patients(withOtto, secret, NOW)).isEmpty();
    }

    @Test
    void linkForAnotherUseIsNoPass() {
        String end = Long.toString(END.getEpochSecond());
        String link = secret.token(SecretLink.Purpose.CHECK_IN, IDA, end);
        assertThat(PatientPass.patients(end + "." + link, secret, NOW)).isEmpty();
    }

    @Test
    void passOfAnotherKeyOpensNothing() {
        SecretLink another = new SecretLink('a', key("another key for links of a clinic"));
        assertThat(PatientPass.patients(pass, another, NOW)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "1", "x.y", "99999999999", "99999999999.", "99999999999999999999.x"})
    void whatIsNoPassOpensNothing(String written) {
        assertThat(PatientPass.patients(written, secret, NOW)).isEmpty();
    }
}
