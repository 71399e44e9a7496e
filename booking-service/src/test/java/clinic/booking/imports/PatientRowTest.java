package clinic.booking.imports;

import static clinic.booking.imports.Field.BIRTH_DATE;
import static clinic.booking.imports.Field.EMAIL;
import static clinic.booking.imports.Field.MOBILE;
import static clinic.booking.imports.Field.NAME;
import static clinic.booking.imports.Field.NUMBER;
import static clinic.booking.imports.Field.PERSONNUMMER;
import static clinic.booking.imports.Field.REMINDERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import clinic.booking.InvalidInput;
import clinic.booking.InvalidInput.Fault;
import clinic.booking.patient.ConsentPurpose;
import clinic.booking.patient.Personnummer;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatientRowTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final Map<Field, Integer> COLUMNS =
            Map.of(NUMBER, 0, NAME, 1, BIRTH_DATE, 2, MOBILE, 3, EMAIL, 4, REMINDERS, 5, PERSONNUMMER, 6);

    @Test
    void rowTellsOfAPatient() {
        PatientRow row = read("17", " Lars  Ek ", "1985-04-12", "0701740605", "", "Ja");
        assertThat(row.number()).isEqualTo("17");
        assertThat(row.details().name()).isEqualTo("Lars Ek");
        assertThat(row.details().mobile()).isEqualTo("+46701740605");
        assertThat(row.details().language()).isEqualTo("sv");
        assertThat(row.consents()).containsExactly(ConsentPurpose.REMINDERS);
    }

    @Test
    void apostropheInsideANameIsPartOfIt() {
        assertThat(read("17", "Anna '-Ek", "1985-04-12", "0701740605", "", "Ja")
                        .details()
                        .name())
                .isEqualTo("Anna '-Ek");
        assertThat(read("17", "Lars Ek", "1985-04-12", "'+46701740605", "", "Ja")
                        .details()
                        .mobile())
                .isEqualTo("+46701740605");
    }

    @Test
    void consentIsNeverAssumed() {
        assertThat(read("", "Lars Ek", "", "0701740605", "", "").consents()).isEmpty();
        assertThat(read("", "Lars Ek", "", "0701740605", "", "nej").consents()).isEmpty();
        assertThat(faults("", "Lars Ek", "", "0701740605", "", "kanske"))
                .containsExactly(new Fault("REMINDERS", "not-yes-or-no"));
    }

    @Test
    void everyFieldAtFaultIsNamedAtOnce() {
        assertThat(faults("x".repeat(101), "", "i våras", "08-465 004 10", "lars@", "ja"))
                .containsExactlyInAnyOrder(
                        new Fault("NUMBER", "number-too-long"),
                        new Fault("NAME", "name-missing"),
                        new Fault("BIRTH_DATE", "birth-date-unreadable"),
                        new Fault("MOBILE", "mobile-unreadable"),
                        new Fault("EMAIL", "email-unreadable"));
        assertThat(faults("", "Lars Ek", "", "", "", "")).containsExactly(new Fault("MOBILE", "contact-missing"));
    }

    @ParameterizedTest
    @CsvSource({
        "1985-04-12,       1985-04-12",
        "19850412,         1985-04-12",
        "12/04/1985,       ",
        "19850412-9999,    1985-04-12",
        "198504129999,     1985-04-12",
        "850412-9999,      1985-04-12",
        "8504729999,       1985-04-12",
        "261122-9999,      2026-11-22",
        "261123-9999,      1926-11-23",
        "201122+9999,      1920-11-22",
        "1985-04-12 00:00, 1985-04-12",
        "19850432-9999,    "
    })
    void onlyTheDateIsReadOfANumber(String written, LocalDate born) {
        assertThat(BornOn.read(written, TODAY).orElse(null)).isEqualTo(born);
    }

    @ParameterizedTest
    @CsvSource({
        "1971-04-02, 19710402-2384, 197104022384, 1971-04-02, ",
        "1971-04-02, 710402 2384,   197104022384, 1971-04-02, ",
        ",           19710402–2384, 197104022384, 1971-04-02, ",
        "1971-04-02, ,              ,             1971-04-02, ",
        "1971-04-03, 19710402-2384, ,             , PERSONNUMMER personnummer-birth-date",
        "1971-04-02, 19710402-2385, ,             , PERSONNUMMER personnummer-check-digit",
        "1971-04-02, 19710402-XXXX, ,             , PERSONNUMMER personnummer-unreadable",
        ",           17710402-2384, ,             , BIRTH_DATE birth-date-impossible",
    })
    void personnummerIsReadByTheRuleOfBookings(
            @Nullable String written,
            @Nullable String number,
            @Nullable String digits,
            @Nullable LocalDate born,
            @Nullable String fault) {
        String[] cells = {"", "Karin Ek", text(written), "0701740605", "", "", text(number)};
        if (fault != null) {
            assertThat(faults(cells))
                    .extracting(one -> one.field() + " " + one.code())
                    .containsExactly(fault);
            return;
        }
        PatientRow row = read(cells);
        assertThat(Optional.ofNullable(row.details().personnummer()).map(Personnummer::digits))
                .isEqualTo(Optional.ofNullable(digits));
        assertThat(row.details().birthDate()).isEqualTo(born);
    }

    private static String text(@Nullable String cell) {
        return cell == null ? "" : cell;
    }

    @ParameterizedTest
    @DisplayName("34: of a personnummer no more is shown, and kept of a refused row, than the birth date")
    @CsvSource({
        "19710402-2384,  19710402-XXXX",
        "7104022384,     710402XXXX",
        "1971 0402 2384, XXXX XXXX XXXX",
        "19710402-238,   XXXXXXXX-XXX",
        "1971-04-02,     1971-04-02",
        "okänt,          okänt"
    })
    void lastDigitsOfANumberAreNotShown(String written, String shown) {
        Map<Field, Integer> columns = Map.of(NAME, 0, PERSONNUMMER, 1, MOBILE, 2);
        assertThat(new Row(2, List.of("Karin Ek", written, "0701740605"))
                        .shown(columns, 3)
                        .cells())
                .containsExactly("Karin Ek", shown, "0701740605");
    }

    @Test
    @DisplayName("34: nor where the number stands in a column that is not taken in, or further on")
    void numberInAnotherColumnIsNotShownEither() {
        Map<Field, Integer> columns = Map.of(NUMBER, 0, NAME, 1, BIRTH_DATE, 2, MOBILE, 3);
        assertThat(new Row(2, List.of("197104020017", "Ek", "7104022384", "070174-0605", "19710402-2384"))
                        .shown(columns, 5)
                        .cells())
                .containsExactly("197104020017", "Ek", "710402XXXX", "070174-0605", "19710402-XXXX");
        assertThat(new Row(2, List.of("17", "Ek", "Karin", "19710402-2384", "0701740605"))
                        .shown(columns, 4)
                        .cells())
                .containsExactly("17", "Ek", "Karin", "19710402-XXXX", "0701740605");
        assertThat(new Row(2, List.of("17")).shown(columns, 4).cells()).containsExactly("17");
    }

    @Test
    @DisplayName("37: what was made harmless for a spreadsheet is read as it was")
    void harmlessCellsComeBackAsTheyWere() {
        for (String cell : List.of("+46701740605", "=1+1", "-2", "@here", "Lars", "'quoted'", "")) {
            assertThat(new Row(2, List.of(RefusedFile.harmless(cell)))
                            .value(NAME, Map.of(NAME, 0))
                            .orElse(""))
                    .isEqualTo(cell);
        }
        assertThat(RefusedFile.harmless("=cmd|' /C calc'!A0")).startsWith("'=");
    }

    @Test
    void rowWithMoreCellsThanHeadingsIsRefused() {
        Row row = new Row(2, List.of("Ek", "Lars", "0701740605"));
        row.requireAtMost(3);
        assertThatThrownBy(() -> row.requireAtMost(2))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        input -> assertThat(input.faults()).containsExactly(new Fault("ROW", "too-many-cells")));
        new Row(2, List.of("Ek", "", " ")).requireAtMost(1);
    }

    @Test
    void columnsAreGuessedByTheirHeadings() {
        List<String> swedish =
                List.of("Patient-ID", "Efternamn", "Förnamn", "Personnummer", "Telefon", "Mobil", "E-post");
        assertThat(Field.guessed(Kind.PATIENTS, swedish, Map.of(), false))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(NUMBER, 0, Field.LAST_NAME, 1, Field.FIRST_NAME, 2, BIRTH_DATE, 3, MOBILE, 5, EMAIL, 6));
        assertThat(Field.guessed(Kind.PATIENTS, swedish, Map.of(), true))
                .as("where the clinic asks for it")
                .containsEntry(PERSONNUMMER, 3)
                .doesNotContainKey(BIRTH_DATE);
        assertThat(Field.guessed(Kind.PATIENTS, List.of("Född", "Personnr"), Map.of(), true))
                .containsExactlyInAnyOrderEntriesOf(Map.of(BIRTH_DATE, 0, PERSONNUMMER, 1));
        assertThat(Field.guessed(Kind.VISITS, List.of("Personnr"), Map.of(), true))
                .containsExactlyInAnyOrderEntriesOf(Map.of(BIRTH_DATE, 0));
        assertThat(Field.guessed(Kind.PATIENTS, List.of("Name", "Date of birth", "Phone"), Map.of(), true))
                .containsExactlyInAnyOrderEntriesOf(Map.of(NAME, 0, BIRTH_DATE, 1, MOBILE, 2));
        assertThat(Field.guessed(Kind.PATIENTS, List.of("Kallas", "Namn"), Map.of(NAME, "Kallas"), false))
                .as("as it was the time before")
                .containsExactlyInAnyOrderEntriesOf(Map.of(NAME, 0));
    }

    private static PatientRow read(String... cells) {
        return PatientRow.read(new Row(2, Arrays.asList(cells)), COLUMNS, TODAY);
    }

    private static List<Fault> faults(String... cells) {
        try {
            read(cells);
            return List.of();
        } catch (InvalidInput input) {
            return input.faults();
        }
    }
}
