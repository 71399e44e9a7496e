package clinic.reminder.mail;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.InputStream;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reports in the forms that Postfix, Exchange and Gmail write them, by ourselves. */
class ReturnedMailTest {

    private static Optional<ReturnedMail> read(String file) throws Exception {
        try (InputStream mail = Objects.requireNonNull(
                ReturnedMailTest.class.getResourceAsStream("/returned/" + file + ".eml"), file)) {
            return ReturnedMail.read(new MimeMessage(Session.getInstance(new Properties()), mail));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "postfix-unknown, 5.1.1, true",
        "postfix-no-such-domain, 5.4.4, true",
        "postfix-bare-550, 5.0.0, true",
        "exchange-unknown, 5.1.10, true",
        "gmail-unknown, 5.1.1, true",
        "gmail-disabled, 5.2.1, true",
        // The mail or its sender was at fault, or the day: the address may be as good as ever.
        "postfix-full, 5.2.2, false",
        "postfix-gave-up, 4.4.1, false",
        "gmail-unauthenticated, 5.7.26, false"
    })
    void failureTellsWhetherItWasTheAddress(String file, String status, boolean byTheAddress) throws Exception {
        ReturnedMail returned = read(file).orElseThrow();
        assertThat(returned.delayed()).isFalse();
        assertThat(returned.refusal().status()).isEqualTo(status);
        assertThat(returned.refusal().byTheAddress()).isEqualTo(byTheAddress);
    }

    @Test
    void delayIsNoFailure() throws Exception {
        assertThat(read("postfix-delayed")).hasValueSatisfying(delay -> {
            assertThat(delay.delayed()).isTrue();
            assertThat(delay.refusal().status()).isEqualTo("4.4.1");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"absence-note", "read-receipt", "delivered", "torn"})
    void whatIsNoReportOfAFailureIsNone(String file) throws Exception {
        assertThat(read(file)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "550, 550 5.1.1 User unknown, true",
        "550, 550-5.1.1 No such user, true",
        "550, 550 no such user here, true",
        "553, 553 not a mailbox, true",
        "550, 550 5.7.1 Blocked; see 192.0.2.5.1.1, false",
        "550, 550 5.7.1 our address 5.1.1 is listed, false",
        "552, 552 5.2.2 full, false",
        "554, 554 spam, false",
        "421, 421 4.7.0 later, false"
    })
    void answerTellsTheSame(int code, @Nullable String answer, boolean byTheAddress) {
        assertThat(Refusal.of(code, answer).byTheAddress()).isEqualTo(byTheAddress);
    }
}
