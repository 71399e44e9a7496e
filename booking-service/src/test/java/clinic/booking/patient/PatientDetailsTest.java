package clinic.booking.patient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import clinic.booking.InvalidInput;
import clinic.booking.InvalidInput.Fault;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PatientDetailsTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-11-22");

    @ParameterizedTest
    @CsvSource({
        "070-174 06 05, +46701740605",
        "0701740605, +46701740605",
        "+46 70 174 06 05, +46701740605",
        "0046701740605, +46701740605",
        "(070) 174 06 05, +46701740605",
        "+47 406 12 345, +4740612345"
    })
    void mobileIsKeptInOneForm(String written, String kept) {
        assertThat(details("Karin Ek", written, null).mobile()).isEqualTo(kept);
    }

    @ParameterizedTest
    @ValueSource(strings = {"08-465 004 00", "12", "070-174 06", "abc", "112", "070-174 06 05 0701740605"})
    void numberThatNoSmsReachesIsRefused(String written) {
        assertThat(faults("Karin Ek", written, null)).containsExactly(new Fault("patient.mobile", "mobile-unreadable"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"k@example.com", "karin.ek+besok@exempel.example", "karin@åkeri.example"})
    void emailIsKeptAsWritten(String written) {
        assertThat(details("Karin Ek", null, " " + written + " ").email()).isEqualTo(written);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "karin",
                "@example.com",
                "k@example",
                "a b@example.com",
                "a@b@example.com",
                "a@example.com\nBcc:x"
            })
    void emailThatCannotBeIsRefused(String written) {
        assertThat(faults("Karin Ek", null, written)).containsExactly(new Fault("patient.email", "email-unreadable"));
    }

    @Test
    void everyFaultIsNamedAtOnce() {
        InvalidInput input = catchThrowableOfType(
                InvalidInput.class, () -> PatientDetails.of("", LocalDate.parse("1890-01-01"), null, " ", "xx", TODAY));
        assertThat(input.faults())
                .extracting(Fault::code)
                .containsExactly("name-missing", "birth-date-impossible", "contact-missing", "language-unknown");
    }

    @Test
    void nameLosesOnlyItsSpareSpaces() {
        assertThat(details("  Karin   af Ek ", "0701740605", null).name()).isEqualTo("Karin af Ek");
        assertThat(details("O'Brien-Åström <Ö>", "0701740605", null).name()).isEqualTo("O'Brien-Åström <Ö>");
    }

    private static PatientDetails details(String name, @Nullable String mobile, @Nullable String email) {
        return PatientDetails.of(name, null, mobile, email, "sv", TODAY);
    }

    private static List<Fault> faults(String name, @Nullable String mobile, @Nullable String email) {
        return catchThrowableOfType(InvalidInput.class, () -> details(name, mobile, email))
                .faults();
    }
}
