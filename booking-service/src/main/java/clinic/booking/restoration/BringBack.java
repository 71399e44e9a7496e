package clinic.booking.restoration;

import static clinic.messaging.Taking.on;

import clinic.booking.InvalidInput;
import clinic.booking.appointment.AppointmentBook;
import clinic.booking.appointment.AppointmentState;
import clinic.booking.appointment.AppointmentView;
import clinic.booking.appointment.ToldVisit;
import clinic.booking.availability.ClinicianCalendar;
import clinic.booking.availability.ClosedBy;
import clinic.booking.availability.Placement;
import clinic.booking.availability.TimeClosed;
import clinic.booking.availability.TimeNotFree;
import clinic.booking.availability.Wish;
import clinic.booking.patient.BringBackPatients;
import clinic.booking.patient.ConsentPurpose;
import clinic.booking.patient.PatientDetails;
import clinic.booking.task.Tasks;
import clinic.contracts.Topic;
import clinic.contracts.booking.PatientRecorded;
import clinic.messaging.Restored;
import clinic.messaging.Rewind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Brings back the patients and visits of which the topics know more than the database: what was booked, moved, cancelled
 * or completed after the back-up. Their ids and links stay what they were. All that was never told to anybody is lost.
 */
@Component
@Order(1)
class BringBack implements Restored {

    private static final Logger log = LoggerFactory.getLogger(BringBack.class);

    private final Rewind rewind;
    private final ToldVisits visits;
    private final BringBackPatients patients;
    private final ClinicianCalendar calendar;
    private final AppointmentBook book;
    private final Tasks tasks;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    BringBack(
            Rewind rewind,
            ToldVisits visits,
            BringBackPatients patients,
            ClinicianCalendar calendar,
            AppointmentBook book,
            Tasks tasks,
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.rewind = rewind;
        this.visits = visits;
        this.patients = patients;
        this.calendar = calendar;
        this.book = book;
        this.tasks = tasks;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    private record Known(int scheduleVersion, Instant lastDeed) {}

    @Override
    public void catchUp(String word) {
        int recorded = bringBackPatients();
        List<ToldVisit> news = news();
        // First all that became free, then all that was taken: in between somebody may have had another's time.
        transaction.executeWithoutResult(status -> news.forEach(visit -> calendar.giveBack(visit.id())));
        long back = news.stream().filter(this::isBroughtBack).count();
        log.warn(
                "{} patients were brought up to what the topics know of them, and {} of {} visits",
                recorded,
                back,
                news.size());
    }

    private int bringBackPatients() {
        Map<UUID, PatientRecorded> last = new HashMap<>();
        rewind.read(
                Topic.PATIENTS,
                on(
                        PatientRecorded.class,
                        told -> last.merge(
                                told.patientId(), told, (one, two) -> two.version() >= one.version() ? two : one)));
        Set<String> forgotten = rewind.forgotten(Topic.PATIENTS);
        Instant now = clock.instant();
        return (int) last.values().stream()
                .filter(told -> !forgotten.contains(told.key()))
                .filter(told -> Boolean.TRUE.equals(transaction.execute(status -> bringBack(told, now))))
                .count();
    }

    private boolean bringBack(PatientRecorded told, Instant now) {
        return patients.bringBack(
                told.patientId(),
                told.version(),
                new PatientDetails(told.name(), null, told.mobile(), told.email(), told.language()),
                told.consents().stream()
                        .map(consent -> ConsentPurpose.valueOf(consent.name()))
                        .collect(Collectors.toSet()),
                Boolean.TRUE.equals(told.protectedIdentity()),
                Objects.requireNonNullElse(told.linksRenewed(), 0),
                Topic.PATIENTS.id(),
                now);
    }

    private List<ToldVisit> news() {
        Map<UUID, Known> known = new HashMap<>();
        // What was done to a visit tells how far the back-up knows of it: also of an end that was taken back, untold.
        jdbc.sql("""
                SELECT visit.id, schedule_version, max(audit.at) AS last_deed
                  FROM appointments visit
                  LEFT JOIN audit ON audit.appointment_id = visit.id AND audit.version IS NOT NULL
                 GROUP BY visit.id""").query(row -> {
            OffsetDateTime deed = row.getObject("last_deed", OffsetDateTime.class);
            known.put(
                    row.getObject("id", UUID.class),
                    new Known(row.getInt("schedule_version"), deed == null ? Instant.MIN : deed.toInstant()));
        });
        Set<UUID> people = jdbc.sql("SELECT id FROM patients WHERE erased_at IS NULL")
                .query((row, number) -> row.getObject("id", UUID.class))
                .set();
        return visits.all().stream()
                .filter(told -> people.contains(told.patientId()))
                .filter(told -> {
                    Known here = known.get(told.id());
                    return here == null || told.isLaterThan(here.scheduleVersion(), here.lastDeed());
                })
                .toList();
    }

    private boolean isBroughtBack(ToldVisit told) {
        try {
            transaction.executeWithoutResult(status -> {
                if (told.state() != AppointmentState.CANCELLED) {
                    calendar.place(placement(told), told.id());
                }
                book.bringBack(told, clock.instant());
            });
            return true;
        } catch (TimeClosed closed) {
            log.warn("Visit {} could not be brought back: its time is closed by {}", told.id(), closed.closedBy());
        } catch (TimeNotFree | InvalidInput | DataIntegrityViolationException notAnyMore) {
            log.warn(
                    "Visit {} could not be brought back: {}",
                    told.id(),
                    notAnyMore.getClass().getSimpleName());
        }
        transaction.executeWithoutResult(status -> leaveToStaff(told));
        return false;
    }

    /** Somebody rings the patient, whatever they were told. As long as nobody has, the visit keeps the time it is known at. */
    private void leaveToStaff(ToldVisit told) {
        Instant now = clock.instant();
        Optional<AppointmentView> known = book.known(told.id());
        known.filter(visit -> visit.state() == AppointmentState.BOOKED
                        && visit.start().isAfter(now))
                .ifPresent(this::keepItsTime);
        tasks.visitLost(told.patientId(), known.map(AppointmentView::id).orElse(null), now);
    }

    private void keepItsTime(AppointmentView visit) {
        Wish wish = new Wish(
                visit.treatment().id(),
                visit.practitioner().id(),
                visit.location().id());
        Set<ClosedBy> closedBy = calendar.takeAgreed(
                new Placement(wish, visit.location().id(), visit.start(), visit.length(), ClosedBy.yielding()),
                visit.id());
        if (!closedBy.isEmpty()) {
            log.warn("Visit {} has no time any more: what it had is closed by {}", visit.id(), closedBy);
        }
    }

    /** The patient was told so: it stands as what staff decided, whatever yields to them. */
    private static Placement placement(ToldVisit told) {
        return new Placement(
                new Wish(told.treatmentId(), told.practitionerId(), told.locationId()),
                told.locationId(),
                told.start(),
                Duration.between(told.start(), told.end()),
                ClosedBy.yielding());
    }
}
