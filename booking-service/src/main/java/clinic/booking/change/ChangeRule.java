package clinic.booking.change;

import clinic.booking.appointment.AppointmentView;
import clinic.booking.audit.AuditTrail;
import clinic.booking.audit.Deed;
import clinic.booking.audit.Who;
import clinic.booking.limits.TooOften;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** Whether somebody may move or cancel a visit now. */
@Component
class ChangeRule {

    /** Each move sends a message, to whom whoever booked has chosen: enough for one who makes up their mind. */
    private static final int MOVES_A_DAY = 6;

    private static final Duration DAY = Duration.ofDays(1);

    private final AuditTrail audit;
    private final Clock clock;

    ChangeRule(AuditTrail audit, Clock clock) {
        this.audit = audit;
        this.clock = clock;
    }

    void require(AppointmentView visit, ChangeRequest change) {
        change.requireReach(visit.practitioner().id());
        change.requireSeen(visit);
        visit.requireBooked();
        if (!change.who().isStaff() && !visit.changeableAt(clock.instant())) {
            throw new TooLateToChange(visit.location().phone());
        }
    }

    /** @throws TooOften when it was moved by its link so often within a day that somebody may only want to be a nuisance */
    void requireFewMoves(AppointmentView visit, Who who) {
        if (who.isStaff()) {
            return;
        }
        Instant now = clock.instant();
        List<Instant> moves = audit.times(visit.id(), Deed.MOVED, who, now.minus(DAY));
        if (moves.size() >= MOVES_A_DAY) {
            throw new TooOften(Duration.between(now, moves.get(MOVES_A_DAY - 1).plus(DAY)));
        }
    }
}
