package clinic.booking.change;

import clinic.booking.InvalidInput;
import clinic.booking.appointment.AppointmentBook;
import clinic.booking.appointment.AppointmentView;
import clinic.booking.appointment.HasBegun;
import clinic.booking.appointment.NoLongerBooked;
import clinic.booking.appointment.Standing;
import clinic.booking.availability.ClinicianCalendar;
import clinic.booking.availability.ClosedBy;
import clinic.booking.availability.Exemption;
import clinic.booking.availability.PlaceRefused;
import clinic.booking.availability.Placed;
import clinic.booking.availability.Placement;
import clinic.booking.availability.TimeClosed;
import clinic.booking.availability.TimeNotFree;
import clinic.booking.availability.Wish;
import clinic.booking.repeat.KeptAnswers;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Puts a visit at another time, with somebody else or for longer, as staff want it. A reason sets aside the rules of
 * availability that it names, and stands in the audit; it never sets aside what another has.
 */
@Component
public class PlaceAppointment {

    private static final Duration SHORTEST = Duration.ofMinutes(5);
    private static final Duration LONGEST = Duration.ofHours(12);

    private final ChangeRule rule;
    private final ClinicianCalendar calendar;
    private final AppointmentBook book;
    private final KeptAnswers kept;
    private final TransactionTemplate transaction;
    private final Clock clock;

    PlaceAppointment(
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
     * Puts it there, or leaves it where it is.
     *
     * @throws PlaceRefused with every rule that closes the time, and the nearest free ones
     * @throws InvalidInput when the start has passed or is years ahead, or nobody could be seen for so long
     * @throws NotYours for a practitioner, about a colleague's visit and about giving them one
     * @throws ChangedMeanwhile when it is not as the caller saw it
     * @throws NoLongerBooked when it was cancelled or has taken place
     * @throws HasBegun when it is just taking place
     */
    public Standing place(ChangeRequest change, NewPlace place) {
        return place(change, place, () -> {});
    }

    /** The same; {@code alsoKept} is written in the same transaction, once the visit is there. */
    public Standing place(ChangeRequest change, NewPlace place, Runnable alsoKept) {
        try {
            return transaction.execute(status -> {
                Standing placed = keep(change, place);
                alsoKept.run();
                return placed;
            });
        } catch (TimeClosed closed) {
            throw refused(change, place, closed.closedBy());
        } catch (TimeNotFree somebodyWasFaster) {
            throw refused(change, place, EnumSet.of(ClosedBy.VISIT));
        }
    }

    private Standing keep(ChangeRequest change, NewPlace place) {
        AppointmentView visit = book.lock(change.appointmentId());
        return kept.once(change.key(), Standing.class, () -> {
            rule.require(visit, change);
            if (place.practitionerId() != null) {
                change.requireReach(place.practitionerId());
            }
            Placement placement = placement(visit, place);
            return isThere(visit, placement) ? visit.standing() : put(visit, placement, place, change);
        });
    }

    private Standing put(AppointmentView visit, Placement placement, NewPlace place, ChangeRequest change) {
        if (placement.length().compareTo(SHORTEST) < 0 || placement.length().compareTo(LONGEST) > 0) {
            throw new InvalidInput("minutes", "minutes-impossible");
        }
        Placed placed = calendar.place(placement.at(clock.instant()), visit.id());
        return book.move(visit.id(), placed.time(), placed.because(place.exemption()), change.who(), clock.instant())
                .standing();
    }

    private PlaceRefused refused(ChangeRequest change, NewPlace place, Set<ClosedBy> closedBy) {
        AppointmentView visit = book.find(change.appointmentId());
        return calendar.refused(placement(visit, place), visit.id(), closedBy);
    }

    private static Placement placement(AppointmentView visit, NewPlace place) {
        UUID with = place.practitionerId() == null ? visit.practitioner().id() : place.practitionerId();
        Duration length = place.length() == null ? visit.length() : place.length();
        return new Placement(
                new Wish(visit.treatment().id(), with, null),
                visit.location().id(),
                place.start(),
                length,
                Exemption.rules(place.exemption()));
    }

    private static boolean isThere(AppointmentView visit, Placement placement) {
        return visit.practitioner().id().equals(placement.wish().practitionerId())
                && visit.start().equals(placement.start())
                && visit.end().equals(placement.start().plus(placement.length()));
    }
}
