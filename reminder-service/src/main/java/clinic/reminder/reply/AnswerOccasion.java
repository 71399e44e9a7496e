package clinic.reminder.reply;

import clinic.contracts.reminder.Channel;
import clinic.contracts.reminder.NotSentReason;
import clinic.contracts.reminder.Purpose;
import clinic.reminder.contact.AddressBook;
import clinic.reminder.contact.Contact;
import clinic.reminder.dispatch.Occasion;
import clinic.reminder.dispatch.PlannedMessage;
import clinic.reminder.message.VisitFacts;
import clinic.reminder.message.Wording;
import clinic.reminder.plan.VisitInWords;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Finds the words of an answer: about the visit as it stands when they leave. */
@Component
class AnswerOccasion implements Occasion {

    /** There is no order across topics: what was decided about a visit may come before what happened to it. */
    private static final Duration UNTIL_THE_VISIT_COMES = Duration.ofSeconds(1);

    /** Topics that lag have caught up by then: a visit that has not come is one that nobody knows. */
    private static final Duration FOR_A_VISIT = Duration.ofHours(1);

    private final AddressBook addresses;
    private final VisitInWords visits;
    private final Wording wording;

    AnswerOccasion(AddressBook addresses, VisitInWords visits, Wording wording) {
        this.addresses = addresses;
        this.visits = visits;
        this.wording = wording;
    }

    @Override
    public boolean owns(Purpose purpose) {
        return purpose == Purpose.ANSWER;
    }

    @Override
    public Verdict judge(UUID messageId, PlannedMessage message, Instant now) {
        Contact contact = addresses.contact(message.patientId()).orElse(null);
        if (contact == null || !contact.has(Channel.SMS, message.recipient())) {
            return new Verdict.Drop(NotSentReason.NO_ADDRESS);
        }
        if (contact.protectedIdentity()) {
            return new Verdict.Drop(NotSentReason.PROTECTED_IDENTITY);
        }
        Answer answer = Answer.of(message.rule()).orElse(null);
        if (answer == null) {
            return new Verdict.Drop(NotSentReason.SUPERSEDED);
        }
        VisitFacts visit = visits.of(message.appointmentId(), message.scheduleVersion(), contact.language())
                .orElse(null);
        if (visit == null) {
            Instant planned = message.giveUpAt().minus(AnswerPatient.OF_USE);
            return now.isBefore(planned.plus(FOR_A_VISIT))
                    ? new Verdict.Wait(now.plus(UNTIL_THE_VISIT_COMES))
                    : new Verdict.Drop(NotSentReason.TOO_LATE);
        }
        return new Verdict.Send(
                Channel.SMS, message.recipient(), wording.answer(answer.key(), contact.language(), visit));
    }
}
