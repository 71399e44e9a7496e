package clinic.booking.imports;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import clinic.booking.imports.CsvForm.Letters;
import clinic.booking.imports.CsvForm.Separator;
import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.util.List;
import org.junit.jupiter.api.Test;

class CsvFormTest {

    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final String PLAIN = "Namn;Född;E-post\nÅsa Löfgren;1985-04-12;asa@example.org\n";

    @Test
    void lettersAreToldByTheWholeFile() {
        assertThat(form(PLAIN.getBytes(UTF_8))).isEqualTo(new CsvForm(Letters.UTF_8, Separator.SEMICOLON));
        assertThat(form(PLAIN.getBytes(WINDOWS))).isEqualTo(new CsvForm(Letters.WINDOWS_1252, Separator.SEMICOLON));
        assertThat(form(PLAIN.getBytes(UTF_16))).isEqualTo(new CsvForm(Letters.UTF_16, Separator.SEMICOLON));
        String late = "Namn;Stad\n" + "Lars Ek;Lund\n".repeat(5000) + "Åsa Ek;Umeå\n";
        assertThat(form(late.getBytes(WINDOWS)).letters()).isEqualTo(Letters.WINDOWS_1252);
        for (Charset letters : List.of(UTF_8, WINDOWS, UTF_16)) {
            assertThat(rows(PLAIN.getBytes(letters)).next(9).getFirst().cells()).contains("Åsa Löfgren");
        }
    }

    @Test
    void markInFrontIsNoPartOfTheFirstHeading() {
        assertThat(rows(("\uFEFF" + PLAIN).getBytes(UTF_8)).headings()).containsExactly("Namn", "Född", "E-post");
        assertThat(rows(PLAIN.getBytes(UTF_8)).headings()).containsExactly("Namn", "Född", "E-post");
    }

    @Test
    void characterThatTheDatabaseCannotKeepIsLeftOut() {
        String zero = PLAIN.replace("Löf", "Löf\0");
        assertThat(rows(zero.getBytes(UTF_16)).next(9).getFirst().cells()).contains("Åsa Löfgren");
    }

    @Test
    void separatorIsTheOneThatPartsEveryRow() {
        assertThat(form("a,b,c\n\"x;y;z;w\",2,3\n".getBytes(UTF_8)).separator()).isEqualTo(Separator.COMMA);
        assertThat(form("a;b;c\n1,2,3,4;2;3\n".getBytes(UTF_8)).separator()).isEqualTo(Separator.SEMICOLON);
        assertThat(form("a\tb\n1,5\t2;5\n".getBytes(UTF_8)).separator()).isEqualTo(Separator.TAB);
    }

    @Test
    void quotedCellsKeepSeparatorsQuotesAndLines() {
        Rows rows = rows("Namn,Not\r\n\"Ek, Lars\",\"sa \"\"hej\"\"\r\noch gick\"\r\n\r\nAda,\r\n".getBytes(UTF_8));
        List<Row> both = rows.next(9);
        assertThat(both.getFirst()).isEqualTo(new Row(2, List.of("Ek, Lars", "sa \"hej\"\r\noch gick")));
        assertThat(both.getLast()).as("counted as the file counts").isEqualTo(new Row(5, List.of("Ada", "")));
    }

    @Test
    void whatIsNoTextIsRefused() {
        assertThatThrownBy(() -> form(new byte[] {'P', 'K', 3, 4, 20, 0, 6, 0})).isInstanceOf(NotRows.class);
        assertThatThrownBy(() -> rows(("a;b\n1;2\n3;\"" + "x".repeat(300_000)).getBytes(UTF_8))
                        .next(9))
                .as("a quote that is never closed")
                .isInstanceOfSatisfying(
                        NotRows.class, broken -> assertThat(broken.afterLine()).isEqualTo(2));
    }

    @Test
    void fileIsReadOnFromAnyRow() {
        byte[] file = "a\n1\n2\n3\n4\n".getBytes(UTF_8);
        assertThat(rows(file).skip(3).next(9)).containsExactly(new Row(5, List.of("4")));
        assertThat(rows(file).skip(9).next(9)).isEmpty();
        assertThat(rows(file).skip(Integer.MAX_VALUE).read()).isEqualTo(4);
    }

    private static CsvForm form(byte[] file) {
        return CsvForm.of(() -> new ByteArrayInputStream(file));
    }

    private static Rows rows(byte[] file) {
        return Rows.of(new ByteArrayInputStream(file), form(file));
    }
}
