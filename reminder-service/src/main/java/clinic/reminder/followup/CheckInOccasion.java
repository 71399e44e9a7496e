package clinic.reminder.followup;

import clinic.contracts.SecretLink;
import clinic.contracts.reminder.Channel;
import clinic.contracts.reminder.NotSentReason;
import clinic.contracts.reminder.Purpose;
import clinic.reminder.contact.AddressBook;
import clinic.reminder.contact.Contact;
import clinic.reminder.contact.Place;
import clinic.reminder.dispatch.Occasion;
import clinic.reminder.dispatch.PlannedMessage;
import clinic.reminder.message.Links;
import clinic.reminder.message.Reachable;
import clinic.reminder.message.Reader;
import clinic.reminder.message.Wording;
import clinic.reminder.message.Words;
import java.time.Instant;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Checks a check-in once more when it leaves, and chooses the address that works today. */
@Component
class CheckInOccasion implements Occasion {

    private final FollowUps followUps;
    private final CheckIns checkIns;
    private final PatientsDays days;
    private final AddressBook addresses;
    private final UsableContent content;
    private final Wording wording;
    private final Links links;
    private final Reachable reachable;

    CheckInOccasion(
            FollowUps followUps,
            CheckIns checkIns,
            PatientsDays days,
            AddressBook addresses,
            UsableContent content,
            Wording wording,
            Links links,
            Reachable reachable) {
        this.followUps = followUps;
        this.checkIns = checkIns;
        this.days = days;
        this.addresses = addresses;
        this.content = content;
        this.wording = wording;
        this.links = links;
        this.reachable = reachable;
    }

    @Override
    public boolean owns(Purpose purpose) {
        return purpose == Purpose.CHECK_IN;
    }

    @Override
    public Verdict judge(UUID messageId, PlannedMessage message, Instant now) {
        CheckIn checkIn = checkIns.askedBy(messageId).orElseThrow();
        FollowUp followUp = followUps.followUp(checkIn.followUpId());
        Contact contact = addresses.contact(followUp.patientId()).orElse(null);
        Place place = addresses.place(followUp.locationId()).orElse(null);
        if (contact == null || place == null) {
            return new Verdict.Drop(NotSentReason.NO_ADDRESS);
        }
        PatientsDay day = days.of(followUp, place.zone(), now);
        Verdict objection = followUp.objection(contact, place.zone(), checkIns.course(followUp.id()), day, now)
                .orElse(null);
        if (objection != null) {
            return objection;
        }
        var today = now.atZone(place.zone()).toLocalDate();
        if (!content.carries(followUp, message.ruleVersion(), checkIn.day(), contact.language(), today)) {
            return new Verdict.Drop(NotSentReason.CONTENT_EXPIRED);
        }
        Reader reader = reader(contact, now);
        String nonce = SecretLink.renewed(checkIn.nonce(), contact.linksRenewed());
        return new Verdict.Send(reader.channel(), reader.address(), words(reader, checkIn.id(), nonce, place));
    }

    /** At the first address that something of ours can leave for; at the first of all where nothing can, which then says so. */
    private Reader reader(Contact contact, Instant now) {
        Collection<Map.Entry<Channel, String>> all = contact.addresses().entrySet();
        Map.Entry<Channel, String> first = all.stream()
                .filter(one -> one.getKey() != Channel.SMS || reachable.to(one.getValue()))
                .findFirst()
                .orElseGet(() -> all.iterator().next());
        return new Reader(first.getKey(), first.getValue(), contact.language(), now);
    }

    private Words words(Reader reader, UUID checkIn, String nonce, Place place) {
        Locale language = reader.language();
        String link = links.checkIn(checkIn, nonce, language);
        return switch (reader.channel()) {
            case SMS -> wording.checkInBySms(reader, link);
            case EMAIL -> wording.checkInByMail(language, place, link, links.unsubscribe(checkIn, nonce, language));
        };
    }
}
