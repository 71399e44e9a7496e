package clinic.booking.change;

import clinic.booking.InvalidInput;
import clinic.booking.appointment.AppointmentBook;
import clinic.booking.appointment.AppointmentView;
import clinic.booking.appointment.Findings;
import clinic.booking.appointment.NoSuchAppointment;
import clinic.booking.appointment.Standing;
import clinic.booking.appointment.Step;
import clinic.booking.appointment.StepRefused;
import clinic.booking.appointment.TooEarly;
import clinic.booking.catalogue.Conditions;
import clinic.booking.patient.PatientRegister;
import clinic.booking.repeat.KeptAnswers;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes a visit through its day; to say twice that somebody has arrived is to say it once. */
@Component
public class TakeStep {

    private final AppointmentBook book;
    private final Conditions conditions;
    private final PatientRegister patients;
    private final KeptAnswers kept;
    private final Clock clock;

    TakeStep(AppointmentBook book, Conditions conditions, PatientRegister patients, KeptAnswers kept, Clock clock) {
        this.book = book;
        this.conditions = conditions;
        this.patients = patients;
        this.kept = kept;
        this.clock = clock;
    }

    /**
     * Takes it, or leaves the visit where it leads.
     *
     * @throws StepRefused when it does not lead from where the visit stands
     * @throws TooEarly when the visit is too far ahead for it
     * @throws NotYours for a practitioner, about a colleague's visit
     * @throws ChangedMeanwhile when it is not as the caller saw it
     * @throws NoSuchAppointment when its patient was erased
     */
    @Transactional
    public Standing take(ChangeRequest change, Step step) {
        AppointmentView visit = book.lock(change.appointmentId());
        return once(
                visit,
                change,
                () -> step.hasLedTo(visit.state())
                        ? visit
                        : book.take(visit.id(), step, change.who(), clock.instant()));
    }

    /**
     * Says that the visit took place. What it was about decides which follow-up starts, if any does.
     *
     * @param conditionId null leaves it at what it was booked for
     * @param findings what the practitioner said about it
     * @throws InvalidInput for a condition that is not published, or findings that belong to another
     * @throws StepRefused as above, and so on
     */
    @Transactional
    public Standing complete(ChangeRequest change, @Nullable UUID conditionId, Findings findings) {
        if (conditionId != null && !conditions.published(conditionId)) {
            throw new InvalidInput("condition", "unknown-condition");
        }
        AppointmentView visit = book.lock(change.appointmentId());
        UUID about = conditionId != null ? conditionId : visit.conditionId();
        requireDeclared(about, findings);
        // The clock completes without a word: what a person finds is news, also of the condition it was booked for.
        boolean said = visit.state() == Step.COMPLETE.to()
                && (conditionId == null || conditionId.equals(visit.conditionId()))
                && findings.equals(Findings.NONE);
        return once(
                visit,
                change,
                () -> said ? visit : book.complete(visit.id(), conditionId, findings, change.who(), clock.instant()));
    }

    private void requireDeclared(@Nullable UUID condition, Findings findings) {
        if (findings.mechanism() != null
                && (condition == null || !conditions.hasMechanism(condition, findings.mechanism()))) {
            throw new InvalidInput("mechanism", "unknown-mechanism");
        }
        if (!findings.switches().isEmpty()
                && (condition == null || !conditions.hasChoices(condition, findings.switches()))) {
            throw new InvalidInput("switches", "unknown-choice");
        }
    }

    private Standing once(AppointmentView visit, ChangeRequest change, Supplier<AppointmentView> step) {
        return kept.once(change.key(), Standing.class, () -> {
            change.requireReach(visit.practitioner().id());
            change.requireSeen(visit);
            // What care law keeps of whoever was erased is locked as it stands.
            if (patients.patient(visit.patientId()).isEmpty()) {
                throw new NoSuchAppointment(visit.id());
            }
            return step.get().standing();
        });
    }
}
