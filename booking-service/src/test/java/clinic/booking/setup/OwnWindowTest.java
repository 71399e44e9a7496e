package clinic.booking.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import clinic.booking.InvalidInput;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwnWindowTest {

    private static final OwnWindow CLINIC = new OwnWindow(120, 90);

    @Test
    void whatIsNotSaidIsAsTheClinicHasIt() {
        assertThat(new OwnWindow(null, 30).or(CLINIC)).isEqualTo(new OwnWindow(120, 30));
        assertThat(new OwnWindow(0, null).or(CLINIC)).isEqualTo(new OwnWindow(0, 90));
    }

    @ParameterizedTest
    @CsvSource({",", "0, 0", "1439, 0", "525600, 366", ", 3660"})
    void whatLeavesATimeFits(@Nullable Integer lead, @Nullable Integer horizon) {
        assertThatCode(() -> new OwnWindow(lead, horizon).check(CLINIC)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({"-1, 90", "525601, 3660", "0, -1", "0, 3661", "1440, 0", "131040,"})
    void whatLeavesNoneOrIsMeantByNobodyDoesNot(@Nullable Integer lead, @Nullable Integer horizon) {
        assertThatThrownBy(() -> new OwnWindow(lead, horizon).check(CLINIC)).isInstanceOf(InvalidInput.class);
    }
}
