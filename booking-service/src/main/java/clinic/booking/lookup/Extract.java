package clinic.booking.lookup;

import clinic.booking.appointment.AppointmentView;
import clinic.booking.appointment.VisitList;
import clinic.booking.audit.Audit;
import clinic.booking.audit.AuditTrail;
import clinic.booking.audit.Deed;
import clinic.booking.audit.Who;
import clinic.booking.catalogue.Conditions;
import clinic.booking.correspondence.TimelineItem;
import clinic.booking.intake.AnsweredQuestion;
import clinic.booking.patient.ConsentView;
import clinic.booking.patient.EarlierRecords;
import clinic.booking.patient.FurtherContact;
import clinic.booking.patient.PatientRegister;
import clinic.booking.patient.PatientView;
import clinic.booking.patient.Personnummer;
import clinic.booking.task.Task;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Clock;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes out what is held about a patient and who has looked, to be given to the patient. */
@Component
class Extract {

    private final PatientRegister register;
    private final EarlierRecords earlier;
    private final OnePatient.Collected collected;
    private final VisitList visits;
    private final Conditions conditions;
    private final AuditTrail trail;
    private final Audit audit;
    private final Clock clock;

    Extract(
            PatientRegister register,
            EarlierRecords earlier,
            OnePatient.Collected collected,
            VisitList visits,
            Conditions conditions,
            AuditTrail trail,
            Audit audit,
            Clock clock) {
        this.register = register;
        this.earlier = earlier;
        this.collected = collected;
        this.visits = visits;
        this.conditions = conditions;
        this.trail = trail;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Words for the patient: nothing in it needs an explanation from another system.
     *
     * @param at when it was taken out
     * @param earlier records of the same patient that were merged into this one
     * @param tasks what there was to do; of who else may be meant nothing is told
     * @param looks who did and saw what, the latest first
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Extract")
    record Paper(
            Instant at,
            PatientView patient,
            @Nullable String personnummer,
            List<EarlierRecords.EarlierRecord> earlier,
            List<FurtherContact> contacts,
            List<ConsentView> consents,
            List<Visit> visits,
            List<TimelineItem> messages,
            List<Task> tasks,
            List<AuditTrail.Line> looks) {}

    /**
     * @param condition what it was about, as it is or was called
     * @param whyCancelled in the words of whoever of staff cancelled it
     * @param answers what was asked before it and answered
     * @param notes what whoever booked wanted to be known before it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ExtractVisit")
    record Visit(
            UUID id,
            ZonedDateTime start,
            ZonedDateTime end,
            String state,
            String treatment,
            String practitioner,
            String location,
            @Nullable String condition,
            @Nullable String whyCancelled,
            List<AnsweredQuestion> answers,
            @Nullable String notes) {}

    /** Empty when there is no such patient, or no longer. */
    @Transactional
    public Optional<Paper> of(UUID patientId, Who who, Locale locale) {
        return register.patient(patientId).map(patient -> {
            audit.done(who, Deed.EXTRACTED, patientId);
            OnePatient.Held held = collected.about(patient);
            return new Paper(
                    clock.instant(),
                    patient,
                    register.personnummer(patientId).map(Personnummer::written).orElse(null),
                    earlier.of(patientId),
                    register.further(patientId),
                    register.consents(patientId),
                    held.visits().stream().map(visit -> visit(visit, locale)).toList(),
                    held.timeline(),
                    held.tasks().stream().map(Task::aboutThePatientAlone).toList(),
                    trail.about(patientId));
        });
    }

    private Visit visit(AppointmentView visit, Locale locale) {
        return new Visit(
                visit.id(),
                visit.startsAt(),
                visit.endsAt(),
                visit.state().name(),
                visit.treatment().name(locale),
                visit.practitioner().name(),
                visit.location().name(),
                Optional.ofNullable(visit.conditionId())
                        .flatMap(id -> conditions.name(id, locale))
                        .orElse(null),
                visits.whyCancelled(visit.id()).orElse(null),
                visits.intake(visit.id()),
                visits.notes(visit.id()).orElse(null));
    }
}
