package clinic.booking.change;

import clinic.booking.appointment.AppointmentBook;
import clinic.booking.appointment.AppointmentView;
import clinic.booking.appointment.HasBegun;
import clinic.booking.appointment.NoLongerBooked;
import clinic.booking.appointment.Standing;
import clinic.booking.audit.Who;
import clinic.booking.availability.ClinicianCalendar;
import clinic.booking.availability.FreeTime;
import clinic.booking.availability.SlotTaken;
import clinic.booking.availability.TimeNotFree;
import clinic.booking.availability.Wish;
import clinic.booking.repeat.KeptAnswers;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Moves a visit to another time; it stays as long as it is, and its link stays valid. */
@Component
public class RescheduleAppointment {

    private final ChangeRule rule;
    private final ClinicianCalendar calendar;
    private final AppointmentBook book;
    private final KeptAnswers kept;
    private final TransactionTemplate transaction;
    private final Clock clock;

    RescheduleAppointment(
            ChangeRule rule,
            ClinicianCalendar calendar,
            AppointmentBook book,
            KeptAnswers kept,
            TransactionTemplate transaction,
            Clock clock) {
        this.rule = rule;
        this.calendar = calendar;
        this.book = book;
        this.kept = kept;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Moves it, or leaves it where it is.
     *
     * @param practitionerId null to stay with the same
     * @param locationId null for wherever they receive then, where it is now rather than elsewhere
     * @throws SlotTaken with the nearest free times
     * @throws clinic.booking.InvalidInput when the start is too soon or too far ahead
     * @throws TooLateToChange for patients after the cut-off
     * @throws NotYours for a practitioner who would move it to a colleague
     * @throws ChangedMeanwhile when it is not as the caller saw it
     * @throws NoLongerBooked when it was cancelled or has taken place
     * @throws HasBegun when it is just taking place
     * @throws clinic.booking.limits.TooOften when it was moved by its link as often as it may within a day
     */
    public Standing reschedule(
            ChangeRequest change, @Nullable UUID practitionerId, @Nullable UUID locationId, Instant start) {
        try {
            return transaction.execute(status -> move(change, practitionerId, locationId, start));
        } catch (TimeNotFree somebodyHasIt) {
            throw calendar.taken(wish(book.find(change.appointmentId()), practitionerId, locationId), start);
        }
    }

    /**
     * Where it can be moved to, of so many days from one on; the time it has is not among them. Each is free as long as
     * nobody else takes it, with whom and where it says.
     *
     * @param practitionerId null for anyone whose visits the caller may change
     * @param locationId null for anywhere
     * @throws clinic.booking.InvalidInput naming unknown ids
     * @throws TooLateToChange for patients after the cut-off
     * @throws NotYours for a practitioner who asks for a colleague's times
     * @throws NoLongerBooked when it was cancelled or has taken place
     * @throws HasBegun when it is just taking place
     */
    List<FreeTime> times(
            ChangeRequest change, @Nullable UUID practitionerId, @Nullable UUID locationId, LocalDate from, int days) {
        AppointmentView visit = book.find(change.appointmentId());
        rule.require(visit, change);
        visit.requireAhead(clock.instant());
        if (practitionerId != null) {
            change.requireReach(practitionerId);
        }
        UUID with = practitionerId == null ? change.reach().practitionerId() : practitionerId;
        return calendar.freeToMove(new Wish(visit.treatment().id(), with, locationId).of(visit.agreed()), from, days);
    }

    private Standing move(
            ChangeRequest change, @Nullable UUID practitionerId, @Nullable UUID locationId, Instant start) {
        AppointmentView visit = book.lock(change.appointmentId());
        return kept.once(change.key(), Standing.class, () -> {
            rule.require(visit, change);
            if (practitionerId != null) {
                change.requireReach(practitionerId);
            }
            Wish wish = wish(visit, practitionerId, locationId);
            return isThere(visit, wish, start) ? visit.standing() : move(visit, wish, start, change.who());
        });
    }

    private Standing move(AppointmentView visit, Wish wish, Instant start, Who who) {
        rule.requireFewMoves(visit, who);
        return book.move(visit.id(), calendar.move(wish, start, visit.id()), who, clock.instant())
                .standing();
    }

    private static boolean isThere(AppointmentView visit, Wish wish, Instant start) {
        return visit.practitioner().id().equals(wish.practitionerId())
                && (wish.locationId() == null
                        || wish.locationId().equals(visit.location().id()))
                && visit.start().equals(start);
    }

    private static Wish wish(AppointmentView visit, @Nullable UUID practitionerId, @Nullable UUID locationId) {
        UUID with = practitionerId == null ? visit.practitioner().id() : practitionerId;
        return new Wish(visit.treatment().id(), with, locationId).of(visit.agreed());
    }
}
