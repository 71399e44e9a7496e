package clinic.reminder.reply;

import clinic.contracts.booking.ReplyAnswered;
import clinic.contracts.reminder.Channel;
import clinic.contracts.reminder.Purpose;
import clinic.reminder.contact.AddressBook;
import clinic.reminder.contact.Contact;
import clinic.reminder.contact.Turns;
import clinic.reminder.dispatch.DueMessages;
import clinic.reminder.dispatch.PlannedMessage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Plans what a patient is told after they wrote: at once, whatever the hour, because they are awake. Each answer goes out
 * once about a schedule version of a visit, so that two machines never talk to each other for ever.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class AnswerPatient {

    /** Whoever wrote yesterday has called by now. */
    static final Duration OF_USE = Duration.ofDays(1);

    private final AddressBook addresses;
    private final DueMessages messages;
    private final Turns turns;
    private final Clock clock;

    AnswerPatient(AddressBook addresses, DueMessages messages, Turns turns, Clock clock) {
        this.addresses = addresses;
        this.messages = messages;
        this.turns = turns;
        this.clock = clock;
    }

    /** booking-service has decided. */
    public void answered(ReplyAnswered reply) {
        UUID patient = turns.patient(reply.patientId());
        addresses
                .contact(patient)
                .map(Contact::mobile)
                .ifPresent(number -> plan(
                        Answer.to(reply.verdict()), reply.appointmentId(), patient, reply.scheduleVersion(), number));
    }

    /** To somebody who was erased meanwhile, nothing: their number must not come to stand here again. */
    void plan(Answer answer, UUID appointmentId, UUID patientId, int scheduleVersion, String number) {
        UUID patient = turns.patient(patientId);
        if (addresses.isErased(patient)) {
            return;
        }
        Instant now = clock.instant();
        messages.plan(new PlannedMessage(
                appointmentId,
                null,
                patient,
                scheduleVersion,
                Purpose.ANSWER,
                answer.key(),
                1,
                Channel.SMS,
                number,
                now,
                now.plus(OF_USE),
                null));
    }
}
