package clinic.booking.availability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import clinic.booking.InvalidInput;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExemptionTest {

    @Test
    void namesRulesAndSaysWhy() {
        assertThat(Exemption.of(List.of("outside-hours", "no-room"), "  Anna har lovat "))
                .satisfies(exemption -> {
                    assertThat(exemption.rules()).containsExactlyInAnyOrder(ClosedBy.OUTSIDE_HOURS, ClosedBy.NO_ROOM);
                    assertThat(exemption.reason()).isEqualTo("Anna har lovat");
                });
    }

    @Test
    void withoutRulesThereIsNothingToSetAside() {
        assertThat(Exemption.of(null, "Därför")).isNull();
        assertThat(Exemption.of(List.of(), "Därför")).isNull();
    }

    @Test
    void everyFaultIsNamed() {
        assertThatThrownBy(() -> Exemption.of(List.of("full-moon"), " "))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        invalid -> assertThat(invalid.faults())
                                .extracting(InvalidInput.Fault::field, InvalidInput.Fault::code)
                                .containsExactly(
                                        tuple("override.rules", "unknown-rule"),
                                        tuple("override.reason", "no-reason")));
        assertThatThrownBy(() -> Exemption.of(List.of("absent"), "a".repeat(501)))
                .hasMessageContaining("too-long");
    }
}
