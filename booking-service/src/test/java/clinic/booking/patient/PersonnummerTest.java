package clinic.booking.patient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import clinic.booking.InvalidInput;
import clinic.booking.InvalidInput.Fault;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PersonnummerTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 30);
    private static final LocalDate BORN = LocalDate.of(1985, 4, 12);

    @ParameterizedTest
    @CsvSource({
        "850412-2386,        1985-04-12, 19850412-2386",
        "8504122386,         1985-04-12, 19850412-2386",
        "19850412-2386,      1985-04-12, 19850412-2386",
        "198504122386,       1985-04-12, 19850412-2386",
        "' 19850412 2386 ',  1985-04-12, 19850412-2386",
        "19850412–2386,      1985-04-12, 19850412-2386",
        // Samordningsnummer: the day is sixty higher.
        "850472-2383,        1985-04-12, 19850472-2383",
        "19850472-2383,      1985-04-12, 19850472-2383",
        // Of a hundred years and more; without the plus it is somebody who is not yet a hundred.
        "121212+1212,        1912-12-12, 19121212-1212",
        "121212-1212,        2012-12-12, 20121212-1212",
        "191212121212,       1912-12-12, 19121212-1212",
        // Later this year is a hundred years ago.
        "261231-2385,        1926-12-31, 19261231-2385",
        "261231+2385,        1926-12-31, 19261231-2385",
    })
    void isReadAsPeopleWriteIt(String typed, LocalDate born, String written) {
        assertThat(read(typed, born).map(Personnummer::written)).contains(written);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "850412",
                "850412-238",
                "850412-23866",
                "851312-2386",
                "850432-2386",
                "850492-2386",
                "850400-2386",
                "19850230-2386",
                "19850412+2386",
                "8504-122386",
                "abcdef-ghij",
                "٨٥٠٤١٢-٢٣٨٦"
            })
    void whatIsNoneIsRefused(String typed) {
        assertThat(faults(typed, BORN)).containsExactly(new Fault("patient.personnummer", "personnummer-unreadable"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"850412-2380", "850412-2368", "580412-2386", "850472-2386"})
    void oneWrongDigitAndTwoSwappedAreSeen(String typed) {
        assertThat(faults(typed, BORN)).containsExactly(new Fault("patient.personnummer", "personnummer-check-digit"));
    }

    @Test
    void birthDateIsTheSame() {
        Fault another = new Fault("patient.personnummer", "personnummer-birth-date");
        assertThat(faults("850412-2386", BORN.plusDays(1))).containsExactly(another);
        assertThat(faults("121212-1212", LocalDate.of(1912, 12, 12))).containsExactly(another);
    }

    @Test
    void nothingTypedIsNothing() {
        assertThat(read(null, BORN)).isEmpty();
        assertThat(read("  ", BORN)).isEmpty();
    }

    @Test
    void noTextOfItTellsIt() {
        Personnummer number = read("850412-2386", BORN).orElseThrow();
        assertThat(number.toString()).doesNotContain("85", "2386");
        PatientDetails details = PatientDetails.of("Eva Ek", BORN, "0701740605", null, "sv", "850412-2386", TODAY);
        assertThat(details.toString()).doesNotContain("2386");
        assertThat(details.personnummer()).isEqualTo(number);
    }

    private static Optional<Personnummer> read(@Nullable String typed, LocalDate born) {
        TypedFields fields = new TypedFields("patient.");
        Optional<Personnummer> read = Personnummer.read(typed, born, TODAY, fields);
        fields.mustBeUsable();
        return read;
    }

    private static List<Fault> faults(String typed, LocalDate born) {
        return catchThrowableOfType(InvalidInput.class, () -> read(typed, born)).faults();
    }
}
