package clinic.booking.correspondence;

import clinic.booking.task.Tasks;
import clinic.contracts.reminder.AddressUndeliverable;
import clinic.contracts.reminder.CancellationAsked;
import clinic.contracts.reminder.ReplyUnclear;
import clinic.contracts.reminder.VisitConfirmed;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes down what came back on messages, whatever was decided about it; some of it a person must look at. */
@Component
public class KeepReplies {

    private final Entries entries;
    private final Tasks tasks;

    KeepReplies(Entries entries, Tasks tasks) {
        this.entries = entries;
        this.tasks = tasks;
    }

    public void confirmed(VisitConfirmed reply) {
        add(Entry.What.VISIT_CONFIRMED, reply.appointmentId(), reply.patientId(), reply.at());
    }

    public void cancellationAsked(CancellationAsked reply) {
        add(Entry.What.CANCELLATION_ASKED, reply.appointmentId(), reply.patientId(), reply.at());
    }

    /** Of words that only a person can read, the patient is known and perhaps the visit. */
    public void unclear(ReplyUnclear reply) {
        add(Entry.What.REPLY_UNCLEAR, reply.appointmentId(), reply.patientId(), reply.at());
        tasks.replyUnclear(reply.patientId(), reply.appointmentId(), reply.at());
    }

    /** A person must ask the patient for another address. */
    public void undeliverable(AddressUndeliverable address) {
        tasks.addressUndeliverable(
                address.patientId(), address.appointmentId(), address.channel().name(), address.at());
        entries.add(new Entry(
                address.appointmentId(),
                address.patientId(),
                address.at(),
                Entry.What.ADDRESS_UNDELIVERABLE,
                null,
                null,
                null,
                address.channel().name(),
                null,
                null,
                null,
                null));
    }

    private void add(Entry.What what, @Nullable UUID appointment, UUID patient, Instant at) {
        entries.add(new Entry(appointment, patient, at, what, null, null, null, null, null, null, null, null));
    }
}
