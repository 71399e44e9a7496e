package clinic.booking.correspondence;

import clinic.booking.task.Tasks;
import clinic.contracts.reminder.CheckInAnswered;
import clinic.contracts.reminder.FollowUpEnd;
import clinic.contracts.reminder.FollowUpEnded;
import clinic.contracts.reminder.FollowUpStarted;
import clinic.contracts.reminder.MessageAbout;
import clinic.contracts.reminder.MessageDelivered;
import clinic.contracts.reminder.MessageNotSent;
import clinic.contracts.reminder.MessageSent;
import clinic.contracts.reminder.RedFlagRaised;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes down what reminder-service tells; the inbox around it sees that each event counts once. */
@Component
class KeepCorrespondence {

    private final Entries entries;
    private final Tasks tasks;

    KeepCorrespondence(Entries entries, Tasks tasks) {
        this.entries = entries;
        this.tasks = tasks;
    }

    void sent(MessageSent event) {
        entries.add(message(Entry.What.MESSAGE_SENT, event.message(), null, event.at()));
    }

    void delivered(MessageDelivered event) {
        entries.add(message(Entry.What.MESSAGE_DELIVERED, event.message(), null, event.at()));
    }

    void notSent(MessageNotSent event) {
        entries.add(message(
                Entry.What.MESSAGE_NOT_SENT, event.message(), event.reason().name(), event.at()));
    }

    void followUpStarted(FollowUpStarted event) {
        entries.add(new Entry(
                event.appointmentId(),
                event.patientId(),
                event.at(),
                Entry.What.FOLLOW_UP_STARTED,
                null,
                null,
                null,
                null,
                null,
                event.followUpId(),
                null,
                null));
    }

    void answered(CheckInAnswered event) {
        if (Boolean.TRUE.equals(event.callWanted())) {
            tasks.callWanted(event.patientId(), event.appointmentId(), event.at());
        }
        entries.add(new Entry(
                event.appointmentId(),
                event.patientId(),
                event.at(),
                Entry.What.CHECK_IN_ANSWERED,
                null,
                null,
                null,
                null,
                null,
                event.followUpId(),
                event.day(),
                null));
    }

    /** A person must look at it. */
    void redFlagRaised(RedFlagRaised event) {
        tasks.redFlagRaised(
                event.patientId(), event.appointmentId(), event.level().name(), event.at());
        entries.add(new Entry(
                event.appointmentId(),
                event.patientId(),
                event.at(),
                Entry.What.RED_FLAG_RAISED,
                null,
                null,
                null,
                null,
                null,
                event.followUpId(),
                event.day(),
                event.level().name()));
    }

    /** After two silences, and where nothing could be asked, a person must find out how the patient is. */
    void followUpEnded(FollowUpEnded event) {
        if (event.because() == FollowUpEnd.SILENCE) {
            tasks.followUpSilent(event.patientId(), event.appointmentId(), event.at());
        }
        if (event.because() == FollowUpEnd.NOT_ASKED) {
            tasks.followUpNotAsked(event.patientId(), event.appointmentId(), event.at());
        }
        entries.add(new Entry(
                event.appointmentId(),
                event.patientId(),
                event.at(),
                Entry.What.FOLLOW_UP_ENDED,
                null,
                null,
                null,
                null,
                event.because().name(),
                event.followUpId(),
                null,
                null));
    }

    private static Entry message(Entry.What what, MessageAbout message, @Nullable String reason, Instant at) {
        return new Entry(
                message.appointmentId(),
                message.patientId(),
                at,
                what,
                message.messageId(),
                message.purpose().name(),
                message.rule(),
                message.channel() == null ? null : message.channel().name(),
                reason,
                message.followUpId(),
                null,
                null);
    }
}
