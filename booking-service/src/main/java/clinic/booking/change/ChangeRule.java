package clinic.booking.change;

import clinic.booking.appointment.AppointmentView;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** Whether somebody may move or cancel a visit now. */
@Component
class ChangeRule {

    private final Clock clock;

    ChangeRule(Clock clock) {
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
}
