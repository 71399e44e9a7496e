package clinic.content.search;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.content.search.Named.Told;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamedTest {

    private final Named<String> methods = new Named<>(
            Map.of(
                    "needles", new Told("Nålar i muskler", "Tunna nålar förs in i en öm muskel."),
                    "hands", new Told("Behandling med händer", "Leder och mjuka delar rörs och trycks."),
                    "exercises", new Told("Övningar", "Du lär dig rörelser som passar dig.")),
            "sv");

    @ParameterizedTest
    @CsvSource({
        "övningar, exercises",
        "ovningar, exercises",
        "övningarna, exercises",
        "hemövningar, exercises",
        "nålar, needles",
        "musklerna, needles",
        "behandlng, hands",
        "mjuka delar, hands"
    })
    void methodIsFoundByItsNameAndByWhatItTells(String asked, String found) {
        assertThat(methods.find(asked)).startsWith(found);
    }

    @Test
    void nothingIsFoundByChance() {
        assertThat(methods.find("")).isEmpty();
        assertThat(methods.find("kotan")).isEmpty();
        assertThat(methods.find("ont i benet")).isEmpty();
        assertThat(methods.find("leder till smärta")).as("one word of several").isEmpty();
    }

    /** As words are copied from some files: no letter is a word of its own. */
    @Test
    void lettersInTwoPartsAreOne() {
        var people = new Named<>(Map.of("asa", new Told("Åsa Öst", "")), "sv");
        assertThat(people.find("A\u030asa O\u0308st")).containsExactly("asa");
    }
}
