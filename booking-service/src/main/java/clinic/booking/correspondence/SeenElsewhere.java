package clinic.booking.correspondence;

import clinic.booking.audit.Audit;
import clinic.booking.audit.Who;
import clinic.contracts.reminder.AnswersSeen;
import org.springframework.stereotype.Component;

/** Writes into the one audit what staff have looked at in another service. */
@Component
class SeenElsewhere {

    private final Audit audit;

    SeenElsewhere(Audit audit) {
        this.audit = audit;
    }

    void answersSeen(AnswersSeen look) {
        audit.answersSeen(Who.staff(look.staffId()), look.patientId());
    }
}
