package clinic.reminder.code;

import clinic.contracts.SecretLink;
import clinic.contracts.reminder.Channel;
import clinic.contracts.reminder.NotSentReason;
import clinic.contracts.reminder.Purpose;
import clinic.reminder.code.CodeRequests.Asked;
import clinic.reminder.contact.AddressBook;
import clinic.reminder.contact.Contact;
import clinic.reminder.dispatch.Occasion;
import clinic.reminder.dispatch.PlannedMessage;
import clinic.reminder.message.Wording;
import clinic.reminder.message.Words;
import clinic.reminder.staff.StaffLinks;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Finds the words and the address of a one-time code, or of a link for staff. Somebody waits for it: no sending window, no
 * consent.
 */
@Component
class CodeOccasion implements Occasion {

    /**
     * There is no order across topics: the patient who asks may have been recorded a moment ago, or have got the address
     * that they typed. At the one before somebody else may read the code.
     */
    private static final Duration UNTIL_THE_CONTACT_COMES = Duration.ofSeconds(1);

    private final CodeRequests requests;
    private final AddressBook addresses;
    private final Wording wording;
    private final SecretLink secret;
    private final StaffLinks toStaff;

    CodeOccasion(CodeRequests requests, AddressBook addresses, Wording wording, SecretLink secret, StaffLinks toStaff) {
        this.requests = requests;
        this.addresses = addresses;
        this.wording = wording;
        this.secret = secret;
        this.toStaff = toStaff;
    }

    @Override
    public boolean owns(Purpose purpose) {
        return purpose == Purpose.CODE;
    }

    @Override
    public Verdict judge(UUID messageId, PlannedMessage message, Instant now) {
        if (message.isToStaff()) {
            return toStaff.judge(message, now);
        }
        Contact contact = addresses.contact(message.patientId()).orElse(null);
        Optional<Asked> asked = requests.asked(message.appointmentId());
        Integer asOf = asked.map(Asked::contactVersion).orElse(null);
        if (contact == null || asOf != null && !addresses.isKnownAsOf(message.patientId(), asOf)) {
            return new Verdict.Wait(now.plus(UNTIL_THE_CONTACT_COMES));
        }
        Channel channel = Objects.requireNonNull(message.channel());
        String recipient = contact.addresses().get(channel);
        if (asked.isEmpty() || recipient == null) {
            return new Verdict.Drop(why(contact, channel));
        }
        String code = secret.code(
                SecretLink.Purpose.SIGN_IN, message.appointmentId(), asked.get().nonce());
        return new Verdict.Send(channel, recipient, words(message, channel, contact.language(), code));
    }

    private Words words(PlannedMessage message, Channel channel, Locale language, String code) {
        return message.rule().equals(SendCode.TO_CHECK_IN)
                ? wording.checkInCode(channel, language, code)
                : wording.code(channel, language, code);
    }

    private static NotSentReason why(Contact contact, Channel channel) {
        if (contact.protectedIdentity()) {
            return NotSentReason.PROTECTED_IDENTITY;
        }
        return contact.undeliverable().contains(channel)
                ? NotSentReason.ADDRESS_UNDELIVERABLE
                : NotSentReason.NO_ADDRESS;
    }
}
