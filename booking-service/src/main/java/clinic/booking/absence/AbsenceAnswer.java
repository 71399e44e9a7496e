package clinic.booking.absence;

import clinic.booking.appointment.ListedVisit;
import clinic.booking.availability.SlotAnswer;
import clinic.booking.availability.SlotAnswer.Named;
import clinic.booking.catalogue.Practitioner;
import clinic.booking.patient.PatientView;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An absence and the visits that it concerns, as the API tells them to staff.
 *
 * @param undecided visits about which nothing has been decided, in order
 * @param settled what became of the others, whom to ring first
 */
record AbsenceAnswer(Away away, List<Waiting> undecided, List<Done> settled) {

    /**
     * Who is away when, as the clock shows it where their visits are.
     *
     * @param from on the first day; 00:00 is all of it
     * @param until on the last day; 00:00 is to its end
     * @param over whether somebody has said that they are here after all
     */
    record Away(
            UUID id,
            Named practitioner,
            LocalDate first,

            @Schema(implementation = String.class, format = "time")
            LocalTime from,

            LocalDate last,

            @Schema(implementation = String.class, format = "time")
            LocalTime until,

            boolean over) {

        static Away of(Absence absence, Practitioner practitioner) {
            return new Away(
                    absence.id(),
                    new Named(practitioner.id(), practitioner.name()),
                    absence.firstDay(),
                    absence.begins(),
                    absence.lastDay(),
                    absence.ends(),
                    absence.over());
        }
    }

    /**
     * A visit about which nothing has been decided.
     *
     * @param patient left out for whoever was erased
     * @param changeable whether it can still be moved and cancelled; else its patient is here, or it has begun
     * @param unreached whether no message reaches the patient
     * @param proposed where it goes unless somebody chooses otherwise; no two visits are proposed the same time
     * @param moves where else it could be, the best first
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Waiting(
            ListedVisit visit,
            @Nullable Whom patient,
            boolean changeable,
            boolean unreached,
            @Nullable SlotAnswer proposed,
            List<SlotAnswer> moves) {

        static Waiting of(Undecided one, Locale locale) {
            Proposals proposals = one.fitting().proposals();
            return new Waiting(
                    ListedVisit.of(one.visit(), locale),
                    Whom.of(one.patient()),
                    one.fitting().changeable(),
                    one.unreached(),
                    proposals.best().map(SlotAnswer::of).orElse(null),
                    proposals.times().stream().map(SlotAnswer::of).toList());
        }
    }

    /**
     * A visit about which something was decided.
     *
     * @param visit as it is now
     * @param patient left out for whoever was erased
     * @param decision {@code move}, {@code offer}, {@code cancel} or {@code phone}
     * @param was when it was to begin
     * @param chosen what the patient has booked instead of one that was cancelled
     * @param ring why somebody must ring, {@code left}, {@code unreached} or {@code soon}; left out when nobody must
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Done(
            ListedVisit visit,
            @Nullable Whom patient,
            String decision,
            OffsetDateTime was,
            @Nullable ListedVisit chosen,
            @Nullable String ring) {

        static Done of(Settled one, Locale locale) {
            return new Done(
                    ListedVisit.of(one.visit(), locale),
                    Whom.of(one.patient()),
                    one.decision().kind().name().toLowerCase(Locale.ROOT),
                    one.decision().was().atZone(one.visit().location().zone()).toOffsetDateTime(),
                    one.chosen() == null ? null : ListedVisit.of(one.chosen(), locale),
                    one.ring() == null ? null : one.ring().name().toLowerCase(Locale.ROOT));
        }
    }

    /**
     * Whom to talk to.
     *
     * @param mobile E.164
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Whom(
            UUID id,
            String name,
            @Nullable String mobile,
            @Nullable String email) {

        private static @Nullable Whom of(@Nullable PatientView patient) {
            return patient == null ? null : new Whom(patient.id(), patient.name(), patient.mobile(), patient.email());
        }
    }
}
