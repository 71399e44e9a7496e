package clinic.reminder.plan;

import clinic.contracts.reminder.NotSentReason;
import clinic.contracts.reminder.Purpose;
import clinic.reminder.contact.AddressBook;
import clinic.reminder.contact.Contact;
import clinic.reminder.contact.Place;
import clinic.reminder.dispatch.Occasion;
import clinic.reminder.dispatch.PlannedMessage;
import clinic.reminder.message.Links;
import clinic.reminder.message.Reader;
import clinic.reminder.message.VisitFacts;
import clinic.reminder.message.Wording;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Checks a message about a visit once more when it leaves, and finds its words. */
@Component
class VisitOccasion implements Occasion {

    private final Visits visits;
    private final AddressBook addresses;
    private final MessageRules rules;
    private final Wording wording;
    private final Links links;

    VisitOccasion(Visits visits, AddressBook addresses, MessageRules rules, Wording wording, Links links) {
        this.visits = visits;
        this.addresses = addresses;
        this.rules = rules;
        this.wording = wording;
        this.links = links;
    }

    @Override
    public boolean owns(Purpose purpose) {
        return purpose != Purpose.CHECK_IN && purpose != Purpose.CODE && purpose != Purpose.ANSWER;
    }

    @Override
    public Verdict judge(UUID messageId, PlannedMessage message, Instant now) {
        KnownVisit visit = visits.find(message.appointmentId()).orElse(null);
        Contact contact = addresses.contact(message.patientId()).orElse(null);
        Place place = visit == null ? null : addresses.place(visit.locationId()).orElse(null);
        if (visit == null || contact == null || place == null) {
            return new Verdict.Drop(NotSentReason.NO_ADDRESS);
        }
        return rules.planFor(visit.treatmentId())
                .objection(message, visit, contact, place.zone(), now)
                .orElseGet(() -> send(message, visit, contact, place, now));
    }

    private Verdict send(PlannedMessage message, KnownVisit visit, Contact contact, Place place, Instant now) {
        var channel = Objects.requireNonNull(message.channel());
        if (contact.undeliverable().contains(channel)) {
            return new Verdict.Drop(NotSentReason.ADDRESS_UNDELIVERABLE);
        }
        VisitFacts facts = new VisitFacts(
                visit.appointmentId(),
                visit.scheduleVersion(),
                visit.start().atZone(place.zone()),
                visit.end().atZone(place.zone()),
                place,
                addresses.practitioner(visit.practitionerId()).orElse(null),
                message.purpose() == Purpose.CANCELLATION
                        ? links.booking(contact.language())
                        : links.appointment(visit.appointmentId(), visit.manageNonce(), contact.language()));
        return new Verdict.Send(
                channel,
                message.recipient(),
                wording.visit(
                        message.purpose(), new Reader(channel, message.recipient(), contact.language(), now), facts));
    }
}
