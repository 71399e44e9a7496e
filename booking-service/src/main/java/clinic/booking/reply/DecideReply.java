package clinic.booking.reply;

import clinic.booking.appointment.AppointmentBook;
import clinic.booking.appointment.AppointmentState;
import clinic.booking.appointment.AppointmentView;
import clinic.booking.audit.Who;
import clinic.booking.change.CancelAppointment;
import clinic.booking.correspondence.KeepReplies;
import clinic.booking.patient.ConsentPurpose;
import clinic.booking.patient.WithdrawConsent;
import clinic.contracts.booking.ReplyAnswered;
import clinic.contracts.booking.ReplyVerdict;
import clinic.contracts.reminder.AddressUndeliverable;
import clinic.contracts.reminder.CancellationAsked;
import clinic.contracts.reminder.OptOut;
import clinic.contracts.reminder.OptOutReceived;
import clinic.contracts.reminder.ReplyUnclear;
import clinic.contracts.reminder.VisitConfirmed;
import clinic.messaging.Outbox;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Decides what patients ask for by a word. The visit stays locked from the look to the deed, so that what was looked at
 * is what is changed; a word about an older schedule version changes nothing, and the patient is told.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class DecideReply {

    private final AppointmentBook book;
    private final CancelAppointment cancelAppointment;
    private final WithdrawConsent withdrawConsent;
    private final KeepReplies keep;
    private final Outbox outbox;
    private final Clock clock;

    DecideReply(
            AppointmentBook book,
            CancelAppointment cancelAppointment,
            WithdrawConsent withdrawConsent,
            KeepReplies keep,
            Outbox outbox,
            Clock clock) {
        this.book = book;
        this.cancelAppointment = cancelAppointment;
        this.withdrawConsent = withdrawConsent;
        this.keep = keep;
        this.outbox = outbox;
        this.clock = clock;
    }

    void confirmed(VisitConfirmed reply) {
        keep.confirmed(reply);
        AppointmentView visit = book.lock(reply.appointmentId());
        Optional<ReplyVerdict> no = objection(visit, reply.scheduleVersion());
        if (no.isEmpty()) {
            book.confirm(visit.id(), Who.MESSAGE, clock.instant());
        }
        tell(reply.replyId(), visit, no.orElse(ReplyVerdict.CONFIRMED));
    }

    /** That it was granted is told as every cancellation is. */
    void cancellationAsked(CancellationAsked reply) {
        keep.cancellationAsked(reply);
        AppointmentView visit = book.lock(reply.appointmentId());
        Optional<ReplyVerdict> no = objection(visit, reply.scheduleVersion())
                .or(() -> visit.changeableAt(clock.instant()) ? Optional.empty() : Optional.of(ReplyVerdict.TOO_LATE));
        no.ifPresentOrElse(
                verdict -> tell(reply.replyId(), visit, verdict),
                () -> cancelAppointment.cancel(visit.id(), null, Who.MESSAGE));
    }

    void unclear(ReplyUnclear reply) {
        keep.unclear(reply);
    }

    void undeliverable(AddressUndeliverable address) {
        keep.undeliverable(address);
    }

    void optedOut(OptOutReceived word) {
        var purposes = word.purposes().stream().map(DecideReply::consent).collect(Collectors.toSet());
        if (Boolean.TRUE.equals(word.refused())) {
            withdrawConsent.withdrawUnlessKnown(word.patientId(), purposes, word.at());
        } else {
            withdrawConsent.withdraw(word.patientId(), purposes, word.at(), word.by());
        }
    }

    private static ConsentPurpose consent(OptOut takenBack) {
        return switch (takenBack) {
            case REMINDERS -> ConsentPurpose.REMINDERS;
            case FOLLOW_UPS -> ConsentPurpose.FOLLOW_UPS;
        };
    }

    private Optional<ReplyVerdict> objection(AppointmentView visit, int scheduleVersion) {
        Instant now = clock.instant();
        if (visit.state() == AppointmentState.CANCELLED) {
            return Optional.of(ReplyVerdict.NO_LONGER_BOOKED);
        }
        if (visit.state() != AppointmentState.BOOKED) {
            return Optional.of(ReplyVerdict.HAS_BEGUN);
        }
        if (visit.scheduleVersion() != scheduleVersion) {
            return Optional.of(ReplyVerdict.MOVED_MEANWHILE);
        }
        return now.isBefore(visit.start()) ? Optional.empty() : Optional.of(ReplyVerdict.HAS_BEGUN);
    }

    private void tell(UUID reply, AppointmentView visit, ReplyVerdict verdict) {
        outbox.announce(new ReplyAnswered(
                reply, visit.id(), visit.patientId(), visit.scheduleVersion(), verdict, clock.instant()));
    }
}
