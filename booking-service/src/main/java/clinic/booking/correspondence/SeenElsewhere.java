package clinic.booking.correspondence;

import clinic.booking.audit.Audit;
import clinic.booking.audit.Deed;
import clinic.booking.audit.Who;
import clinic.contracts.reminder.AnswersSeen;
import clinic.contracts.reminder.Decision;
import clinic.contracts.reminder.DecisionTaken;
import org.springframework.stereotype.Component;

/** Writes into the one audit what staff have looked at and decided in another service. */
@Component
class SeenElsewhere {

    private final Audit audit;

    SeenElsewhere(Audit audit) {
        this.audit = audit;
    }

    void answersSeen(AnswersSeen look) {
        audit.answersSeen(Who.staff(look.staffId()), look.patientId());
    }

    void decisionTaken(DecisionTaken taken) {
        audit.decided(Who.staff(taken.staffId()), deed(taken.decision()), taken.patientId(), taken.appointmentId());
    }

    private static Deed deed(Decision decision) {
        return switch (decision) {
            case FOLLOW_UP_STARTED -> Deed.FOLLOW_UP_STARTED;
            case FOLLOW_UP_CHANGED -> Deed.FOLLOW_UP_CHANGED;
            case FOLLOW_UP_PAUSED -> Deed.FOLLOW_UP_PAUSED;
            case FOLLOW_UP_RESUMED -> Deed.FOLLOW_UP_RESUMED;
            case FOLLOW_UP_STOPPED -> Deed.FOLLOW_UP_STOPPED;
            case ADDRESS_BELIEVED -> Deed.ADDRESS_BELIEVED;
        };
    }
}
