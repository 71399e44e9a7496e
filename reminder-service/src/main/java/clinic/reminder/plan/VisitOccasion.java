package clinic.reminder.plan;

import clinic.contracts.SecretLink;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Checks a message about a visit once more when it leaves, and finds its words. */
@Component
class VisitOccasion implements Occasion.OfMany {

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
        return purpose.isOfARule();
    }

    @Override
    public Judge judge(List<PlannedMessage> messages) {
        Map<UUID, KnownVisit> known =
                visits.find(messages.stream().map(PlannedMessage::appointmentId).collect(Collectors.toSet()));
        Map<UUID, Contact> contacts = addresses.contacts(
                messages.stream().map(PlannedMessage::patientId).collect(Collectors.toSet()));
        // There are few of these, and the same again and again.
        Map<UUID, Optional<Place>> places = new HashMap<>();
        Map<UUID, Optional<String>> practitioners = new HashMap<>();
        Map<Optional<UUID>, ReminderPlan> plans = new HashMap<>();
        Wording words = wording.asOfNow();
        return (message, now) -> {
            KnownVisit visit = known.get(message.appointmentId());
            Contact contact = contacts.get(message.patientId());
            Place place = visit == null
                    ? null
                    : places.computeIfAbsent(visit.locationId(), addresses::place)
                            .orElse(null);
            if (visit == null || contact == null || place == null) {
                return new Verdict.Drop(NotSentReason.NO_ADDRESS);
            }
            return plans.computeIfAbsent(
                            Optional.ofNullable(visit.treatmentId()),
                            treatment -> rules.planFor(treatment.orElse(null)))
                    .objection(message, visit, contact, place.zone(), now)
                    .orElseGet(() -> {
                        String practitioner = practitioners
                                .computeIfAbsent(visit.practitionerId(), addresses::practitioner)
                                .orElse(null);
                        return send(message, contact, facts(message, visit, contact, place, practitioner), words, now);
                    });
        };
    }

    private static Verdict send(PlannedMessage message, Contact contact, VisitFacts facts, Wording words, Instant now) {
        var channel = Objects.requireNonNull(message.channel());
        if (contact.undeliverable().contains(channel)) {
            return new Verdict.Drop(NotSentReason.ADDRESS_UNDELIVERABLE);
        }
        Reader reader = new Reader(channel, message.recipient(), contact.language(), now);
        return new Verdict.Send(channel, message.recipient(), words.visit(message.purpose(), reader, facts));
    }

    private VisitFacts facts(
            PlannedMessage message, KnownVisit visit, Contact contact, Place place, @Nullable String practitioner) {
        return new VisitFacts(
                visit.appointmentId(),
                visit.scheduleVersion(),
                visit.start().atZone(place.zone()),
                visit.end().atZone(place.zone()),
                place,
                practitioner,
                links.about(
                        message.purpose(),
                        visit.appointmentId(),
                        SecretLink.renewed(visit.manageNonce(), contact.linksRenewed()),
                        contact.language()));
    }
}
