package clinic.booking.staff;

import clinic.booking.Quarters;
import clinic.booking.appointment.AppointmentState;
import clinic.booking.appointment.AppointmentView;
import clinic.booking.appointment.Step;
import clinic.booking.appointment.VisitHistory;
import clinic.booking.appointment.VisitList;
import clinic.booking.catalogue.Catalogue;
import clinic.booking.catalogue.Conditions;
import clinic.booking.correspondence.Correspondence;
import clinic.booking.patient.PatientRegister;
import clinic.booking.patient.PatientView;
import clinic.booking.signin.StaffMember;
import clinic.booking.task.Tasks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** All that staff see of one visit, and what they may do with it: a page, or a panel beside the calendar. */
@Component
class VisitPanel {

    /** The way through the day; all other steps lead back. */
    private static final List<Step> SEGMENTS = List.of(Step.ARRIVE, Step.TREAT, Step.COMPLETE, Step.MISS);

    private final VisitList visits;
    private final VisitHistory history;
    private final PatientRegister patients;
    private final Correspondence correspondence;
    private final Tasks tasks;
    private final Catalogue catalogue;
    private final Conditions conditions;
    private final Clock clock;

    VisitPanel(
            VisitList visits,
            VisitHistory history,
            PatientRegister patients,
            Correspondence correspondence,
            Tasks tasks,
            Catalogue catalogue,
            Conditions conditions,
            Clock clock) {
        this.visits = visits;
        this.history = history;
        this.patients = patients;
        this.correspondence = correspondence;
        this.tasks = tasks;
        this.catalogue = catalogue;
        this.conditions = conditions;
        this.clock = clock;
    }

    ModelAndView of(AppointmentView visit, StaffMember reader, boolean panel, Locale locale) {
        Instant now = clock.instant();
        PatientView patient = patients.patient(visit.patientId()).orElse(null);
        // What care law keeps of whoever was erased is locked, and nobody takes their visit any further.
        List<Step> steps = patient == null ? List.of() : Step.from(visit.state());
        boolean movable = visit.state() == AppointmentState.BOOKED && now.isBefore(visit.start());
        ModelAndView page = new ModelAndView(panel ? "staff/visit :: panel" : "staff/visit")
                .addObject("visit", visit)
                .addObject("patient", patient)
                .addObject("history", history.of(visit.id()))
                .addObject("whyCancelled", visits.whyCancelled(visit.id()).orElse(null))
                .addObject(
                        "tasks",
                        tasks.of(visit.patientId()).stream()
                                .filter(task -> task.acknowledgedAt() == null)
                                .toList())
                .addObject("mine", reader.mayChange(visit.practitioner().id()))
                .addObject("steps", steps)
                .addObject("segments", SEGMENTS)
                .addObject(
                        "undo",
                        steps.stream().filter(step -> !SEGMENTS.contains(step)).toList())
                .addObject("completable", steps.contains(Step.COMPLETE) && !movable)
                .addObject("movable", movable)
                .addObject("waited", waited(visit, now))
                .addObject("practitioners", catalogue.practitioners())
                .addObject("times", Quarters.and(visit.startsAt().toLocalTime()))
                .addObject("minutes", visit.length().toMinutes());
        return patient == null ? page : withWhatIsThePatients(page, visit, locale);
    }

    private ModelAndView withWhatIsThePatients(ModelAndView page, AppointmentView visit, Locale locale) {
        return page.addObject("intake", visits.intake(visit.id()))
                .addObject("notes", visits.notes(visit.id()).orElse(null))
                .addObject("timeline", correspondence.about(visit.id()))
                .addObject(
                        "about",
                        Optional.ofNullable(visit.conditionId())
                                .flatMap(id -> conditions.name(id, locale))
                                .orElse(null))
                .addObject("conditions", conditions.choices(locale))
                .addObject("sayable", conditions.sayable(locale));
    }

    /** Minutes that a patient who is here has waited; null for others. */
    private static @Nullable Long waited(AppointmentView visit, Instant now) {
        return visit.state() == AppointmentState.ARRIVED && visit.arrivedAt() != null
                ? Duration.between(visit.arrivedAt(), now).toMinutes()
                : null;
    }
}
