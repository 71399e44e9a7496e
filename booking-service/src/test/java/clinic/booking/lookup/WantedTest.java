package clinic.booking.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WantedTest {

    @ParameterizedTest
    @ValueSource(strings = {"070-174 06 05", "0701740605", "+46 70 174 06 05", "0046701740605", "070 1740605"})
    void wholeNumberIsLookedForAsItIsKept(String typed) {
        assertThat(read(typed).number()).isEqualTo("+46701740605");
    }

    @Test
    void partOfANumberIsItsDigits() {
        assertThat(read("06 05").number()).isEqualTo("605");
        assertThat(read("070-174").number()).isEqualTo("70174");
    }

    @ParameterizedTest
    @ValueSource(strings = {"19850412", "1985-04-12", "1985/04/12"})
    void dateIsABirthDate(String typed) {
        assertThat(read(typed).birthDate()).isEqualTo(LocalDate.of(1985, 4, 12));
        assertThat(read(typed).number()).isNull();
    }

    @Test
    void nameIsReadWithoutAccentsAndCapitals() {
        assertThat(read("  ÅSA  Löfgren ").names()).containsExactly("asa", "lofgren");
        assertThat(read("Søren").names()).containsExactly("soren");
        assertThat(read("O'Brién-Ek").names()).containsExactly("o'brien-ek");
    }

    @Test
    void nameAndBirthDateGoTogether() {
        Wanted wanted = read("Ek 1985-04-12");
        assertThat(wanted.names()).containsExactly("ek");
        assertThat(wanted.birthDate()).isEqualTo(LocalDate.of(1985, 4, 12));
    }

    @Test
    void addressIsAnAddress() {
        assertThat(read("Ida@Example.org").email()).isEqualTo("ida@example.org");
        assertThat(read("Ida@Example.org").names()).isEqualTo(List.of());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "a", "a b", "@", "@ a"})
    void tooLittleIsNotLookedFor(String typed) {
        assertThat(Wanted.read(typed)).isEmpty();
    }

    @Test
    void muchTooMuchIsNotLookedForEither() {
        assertThat(Wanted.read("a".repeat(101))).isEmpty();
    }

    private static Wanted read(String typed) {
        return Wanted.read(typed).orElseThrow();
    }
}
