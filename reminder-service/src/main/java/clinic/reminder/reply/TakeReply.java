package clinic.reminder.reply;

import clinic.contracts.booking.ConsentPurpose;
import clinic.contracts.reminder.CancellationAsked;
import clinic.contracts.reminder.Channel;
import clinic.contracts.reminder.OptOut;
import clinic.contracts.reminder.OptOutMeans;
import clinic.contracts.reminder.OptOutReceived;
import clinic.contracts.reminder.Purpose;
import clinic.contracts.reminder.ReplyUnclear;
import clinic.contracts.reminder.VisitConfirmed;
import clinic.messaging.Outbox;
import clinic.reminder.contact.AddressBook;
import clinic.reminder.contact.Contact;
import clinic.reminder.dispatch.SentSms;
import clinic.reminder.dispatch.SentSms.Sent;
import clinic.reminder.hook.IncomingSms;
import clinic.reminder.hook.ReceivedSms;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes in what a patient wrote. It answers the last word of a visit to their phone, and is bound to the schedule
 * version which that spoke of: a yes to an old time is no yes to a new one. Whether a visit is confirmed or cancelled is
 * for booking-service to decide.
 */
@Component
@Transactional
class TakeReply implements IncomingSms {

    private static final Set<Purpose> ABOUT_A_VISIT =
            EnumSet.of(Purpose.CONFIRMATION, Purpose.REMINDER, Purpose.CHANGE, Purpose.CANCELLATION, Purpose.ANSWER);

    private static final Logger log = LoggerFactory.getLogger(TakeReply.class);

    private final SentSms sent;
    private final AddressBook addresses;
    private final AnswerPatient answers;
    private final Outbox outbox;
    private final Clock clock;

    TakeReply(SentSms sent, AddressBook addresses, AnswerPatient answers, Outbox outbox, Clock clock) {
        this.sent = sent;
        this.addresses = addresses;
        this.answers = answers;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Override
    public void received(ReceivedSms sms) {
        Meaning meaning = Meaning.of(sms.text());
        if (sms.stop() || meaning == Meaning.STOP || meaning == Meaning.STOP_OR_CANCEL) {
            stop(sms, meaning);
            return;
        }
        Sent last = lastTo(sms.from()).orElse(null);
        if (last == null || !says(last, sms.from())) {
            unclear(sms, true);
            return;
        }
        switch (meaning) {
            case CONFIRM ->
                outbox.announce(new VisitConfirmed(
                        sms.id(), last.appointmentId(), last.patientId(), last.scheduleVersion(), clock.instant()));
            case CANCEL ->
                outbox.announce(new CancellationAsked(
                        sms.id(), last.appointmentId(), last.patientId(), last.scheduleVersion(), clock.instant()));
            case CHANGE -> answer(Answer.LINK, last, sms);
            case STOP, STOP_OR_CANCEL, UNCLEAR -> unclear(sms, true);
        }
    }

    private Optional<Sent> lastTo(String number) {
        return sent.lastTo(number, Answer.UNCLEAR.key(), clock.instant());
    }

    /** Whether it is certain which visit a word from this phone is about, and that whoever has the phone may say it. */
    private boolean says(Sent last, String number) {
        return ABOUT_A_VISIT.contains(last.purpose()) && !last.amongOthers() && isTheirs(last, number);
    }

    /** A number that the patient gave up may be somebody else's by now. */
    private boolean isTheirs(Sent last, String number) {
        return addresses
                .contact(last.patientId())
                .filter(contact -> contact.has(Channel.SMS, number))
                .isPresent();
    }

    /**
     * A phone may be a family's: who stops it, stops it for all. Counts here at once, and for good from booking on. What the
     * provider has answered already, or would not carry any more, gets no answer from us.
     */
    private void stop(ReceivedSms sms, Meaning meaning) {
        OptOutMeans means = sms.stop() ? OptOutMeans.PROVIDER : OptOutMeans.SMS;
        for (Contact contact : addresses.reachedAt(sms.from())) {
            addresses.followUpsTakenBack(contact.patientId());
            outbox.announce(
                    new OptOutReceived(contact.patientId(), EnumSet.of(OptOut.FOLLOW_UPS), clock.instant(), means));
        }
        if (meaning != Meaning.STOP) {
            unclear(sms, !sms.stop());
        } else if (!sms.stop()) {
            lastTo(sms.from()).ifPresent(last -> answer(Answer.OPTED_OUT, last, sms));
        }
    }

    /**
     * The word may be an old one, and the patient may have agreed anew since then: booking-service, which has the history,
     * says whether anything is taken back.
     */
    @Override
    public void refused(String number) {
        addresses.reachedAt(number).stream()
                .filter(contact -> contact.agreedTo(ConsentPurpose.FOLLOW_UPS))
                .forEach(contact -> outbox.announce(new OptOutReceived(
                        contact.patientId(),
                        EnumSet.of(OptOut.FOLLOW_UPS),
                        clock.instant(),
                        OptOutMeans.PROVIDER,
                        true)));
    }

    private void unclear(ReceivedSms sms, boolean answered) {
        Optional<Sent> last = lastTo(sms.from());
        Optional<UUID> patient = last.map(Sent::patientId)
                .or(() -> addresses.reachedAt(sms.from()).stream()
                        .map(Contact::patientId)
                        .findFirst());
        if (patient.isEmpty()) {
            log.info("SMS {} came from a number that is nobody's here", sms.id());
            return;
        }
        outbox.announce(
                new ReplyUnclear(sms.id(), last.map(Sent::appointmentId).orElse(null), patient.get(), clock.instant()));
        if (answered) {
            last.filter(message -> isTheirs(message, sms.from()))
                    .ifPresent(message -> answer(Answer.UNCLEAR, message, sms));
        }
    }

    private void answer(Answer answer, Sent to, ReceivedSms sms) {
        answers.plan(answer, to.appointmentId(), to.patientId(), to.scheduleVersion(), sms.from());
    }
}
