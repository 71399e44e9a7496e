package clinic.booking.absence;

import static java.util.Comparator.comparing;

import clinic.booking.absence.Proposals.Sought;
import clinic.booking.appointment.AppointmentState;
import clinic.booking.appointment.AppointmentView;
import clinic.booking.appointment.VisitList;
import clinic.booking.availability.ClinicianCalendar;
import clinic.booking.availability.FreeTime;
import clinic.booking.availability.TooManySearches;
import clinic.booking.patient.PatientRegister;
import clinic.booking.patient.PatientView;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The visits that whoever is away cannot receive: those that wait for a decision, and what became of the others. */
@Component
class AffectedVisits {

    private static final Set<AppointmentState> TO_COME = Set.of(AppointmentState.BOOKED, AppointmentState.ARRIVED);

    /** How many days around a visit are searched: few, and more only if there is too little. */
    private static final int[] AROUND = {1, 7};

    private final VisitList visits;
    private final ClinicianCalendar calendar;
    private final PatientRegister patients;
    private final Absences absences;
    private final Clock clock;

    AffectedVisits(
            VisitList visits, ClinicianCalendar calendar, PatientRegister patients, Absences absences, Clock clock) {
        this.visits = visits;
        this.calendar = calendar;
        this.patients = patients;
        this.absences = absences;
        this.clock = clock;
    }

    /**
     * A visit about which nothing has been decided.
     *
     * @param changeable whether it can still be moved and cancelled; else its patient is here
     */
    record Undecided(AppointmentView visit, @Nullable PatientView patient, boolean changeable, Proposals proposals) {

        /** What is chosen unless somebody chooses otherwise. */
        public String proposed() {
            return proposals.best().map(Choice::code).orElse(Decision.Kind.PHONE.name());
        }

        public String code(FreeTime time) {
            return Choice.code(time);
        }
    }

    /**
     * A visit about which something was decided.
     *
     * @param visit as it is now
     * @param chosen what the patient has booked instead of one that was cancelled
     * @param call whether somebody must ring
     */
    record Settled(
            Decision decision,
            AppointmentView visit,
            @Nullable PatientView patient,
            @Nullable AppointmentView chosen,
            boolean call) {}

    /** In order; looked up anew each time, so that what was booked at the last moment is among them. */
    List<AppointmentView> undecided(Absence absence) {
        Set<UUID> decided = absences.decisions(absence.id()).stream()
                .map(Decision::appointmentId)
                .collect(Collectors.toSet());
        return visits.with(absence.practitionerId(), absence.firstDay(), absence.lastDay()).stream()
                .filter(visit -> TO_COME.contains(visit.state()) && absence.covers(visit))
                .filter(visit -> !decided.contains(visit.id()))
                .toList();
    }

    /** @param mayGiveTo to which practitioners whoever asks may give visits */
    List<Undecided> withProposals(Absence absence, Predicate<UUID> mayGiveTo) {
        Instant now = clock.instant();
        List<AppointmentView> waiting = undecided(absence);
        List<Proposals> proposals = Proposals.forAll(waiting.stream()
                .map(visit -> new Sought(
                        visit.location().id(),
                        visit.start(),
                        changeable(visit, now) ? free(visit, mayGiveTo) : List.of()))
                .toList());
        return IntStream.range(0, waiting.size())
                .mapToObj(n -> new Undecided(
                        waiting.get(n),
                        patients.patient(waiting.get(n).patientId()).orElse(null),
                        changeable(waiting.get(n), now),
                        proposals.get(n)))
                .toList();
    }

    private static boolean changeable(AppointmentView visit, Instant now) {
        return visit.state() == AppointmentState.BOOKED && now.isBefore(visit.start());
    }

    private List<FreeTime> free(AppointmentView visit, Predicate<UUID> mayGiveTo) {
        Duration length = Duration.between(visit.start(), visit.end());
        LocalDate day = visit.startsAt().toLocalDate();
        List<FreeTime> free = List.of();
        try {
            for (int around : AROUND) {
                free =
                        calendar
                                .freeFor(
                                        visit.id(),
                                        visit.treatment().id(),
                                        length,
                                        day.minusDays(around),
                                        2 * around + 1)
                                .stream()
                                .filter(time ->
                                        mayGiveTo.test(time.practitioner().id()))
                                .toList();
                if (free.size() >= Proposals.MOST) {
                    break;
                }
            }
        } catch (TooManySearches crowd) {
            // Whoever must go on can still cancel and ring.
            return List.of();
        }
        return free;
    }

    /** Whom to ring first. */
    List<Settled> settled(Absence absence) {
        List<Settled> settled = new ArrayList<>();
        for (Decision decision : absences.decisions(absence.id())) {
            visits.visit(decision.appointmentId()).ifPresent(visit -> settled.add(settled(absence, decision, visit)));
        }
        return settled.stream().sorted(comparing(one -> !one.call())).toList();
    }

    private Settled settled(Absence absence, Decision decision, AppointmentView visit) {
        PatientView patient = patients.patient(visit.patientId()).orElse(null);
        AppointmentView chosen = decision.kind() == Decision.Kind.OFFER
                ? visits.bookedSince(visit.patientId(), decision.at()).orElse(null)
                : null;
        boolean open = TO_COME.contains(visit.state()) && absence.covers(visit);
        boolean call = switch (decision.kind()) {
            case PHONE -> open;
            case OFFER -> chosen == null && (decision.wasSoon() || isUnreachable(patient));
            case MOVE, CANCEL -> decision.wasSoon() || isUnreachable(patient);
        };
        return new Settled(decision, visit, patient, chosen, call);
    }

    /** Whether no message leaves for them. */
    private static boolean isUnreachable(@Nullable PatientView patient) {
        return patient == null || patient.protectedIdentity() || (patient.mobile() == null && patient.email() == null);
    }
}
