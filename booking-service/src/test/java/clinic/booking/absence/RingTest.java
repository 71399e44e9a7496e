package clinic.booking.absence;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.booking.absence.Decision.Kind;
import clinic.booking.patient.PatientView;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RingTest {

    private static final Instant NOW = Instant.parse("2026-11-24T06:30:00Z");
    private static final PatientView KARIN = patient("+46701740605", null, false);

    @Test
    void whatWasLeftIsRungAboutWhileItStands() {
        assertThat(after(Kind.PHONE, 9, KARIN, true, false)).isEqualTo(Ring.LEFT);
        assertThat(after(Kind.PHONE, 9, KARIN, false, false)).isNull();
    }

    @Test
    void whoeverReadsAMessageInTimeIsNotRung() {
        for (Kind kind : Set.of(Kind.MOVE, Kind.OFFER, Kind.CANCEL)) {
            assertThat(after(kind, 4, KARIN, false, false)).as("%s", kind).isNull();
            assertThat(after(kind, 3, KARIN, false, false)).as("%s", kind).isEqualTo(Ring.SOON);
        }
    }

    @Test
    void whoeverWasMovedForwardIsRungWhenThatIsSoon() {
        Decision decision = new Decision(UUID.randomUUID(), Kind.MOVE, NOW.plus(Duration.ofHours(9)), NOW);
        assertThat(Ring.after(decision, NOW.plus(Duration.ofHours(3)), KARIN, false, false))
                .isEqualTo(Ring.SOON);
        assertThat(Ring.after(decision, NOW.plus(Duration.ofHours(5)), KARIN, false, false))
                .isNull();
    }

    @Test
    void whoeverGetsNoMessageIsRungHoweverLateItIs() {
        assertThat(after(Kind.MOVE, 100, null, false, false)).as("erased").isEqualTo(Ring.UNREACHED);
        assertThat(after(Kind.MOVE, 100, patient(null, null, false), false, false))
                .as("without an address")
                .isEqualTo(Ring.UNREACHED);
        assertThat(after(Kind.CANCEL, 100, patient("+46701740605", "karin@example.se", true), false, false))
                .as("protected")
                .isEqualTo(Ring.UNREACHED);
        assertThat(after(Kind.CANCEL, 100, patient(null, "karin@example.se", false), false, false))
                .isNull();
    }

    @Test
    void whoeverHasChosenAnotherTimeIsNotRung() {
        assertThat(after(Kind.OFFER, 1, KARIN, false, true)).isNull();
    }

    private static @Nullable Ring after(
            Kind kind, int hoursAhead, @Nullable PatientView patient, boolean stands, boolean chosen) {
        Decision decision = new Decision(UUID.randomUUID(), kind, NOW.plus(Duration.ofHours(hoursAhead)), NOW);
        return Ring.after(decision, decision.was(), patient, stands, chosen);
    }

    private static PatientView patient(@Nullable String mobile, @Nullable String email, boolean protectedIdentity) {
        return new PatientView(
                UUID.randomUUID(), "Karin Ek", null, mobile, email, null, "sv", Set.of(), protectedIdentity, 1);
    }
}
