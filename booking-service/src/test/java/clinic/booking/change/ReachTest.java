package clinic.booking.change;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ReachTest {

    private static final UUID ANNA = UUID.randomUUID();
    private static final UUID COLLEAGUE = UUID.randomUUID();

    @Test
    void practitionerReachesTheirOwnVisitsAndNoColleagues() {
        Reach own = Reach.visitsOf(ANNA);
        assertThatCode(() -> own.require(ANNA)).doesNotThrowAnyException();
        assertThatThrownBy(() -> own.require(COLLEAGUE)).isInstanceOf(NotYours.class);
    }

    @Test
    @DisplayName("Scenario 36: an empty permission set means nothing, not all")
    void whoHasNoVisitsReachesNone() {
        assertThatThrownBy(() -> Reach.visitsOf(null).require(ANNA)).isInstanceOf(NotYours.class);
    }

    @Test
    void whoRunsTheDayReachesAll() {
        assertThatCode(() -> Reach.EVERYBODYS.require(COLLEAGUE)).doesNotThrowAnyException();
    }
}
