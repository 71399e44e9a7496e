package clinic.reminder.plan;

import clinic.contracts.booking.Visit;
import clinic.contracts.reminder.Channel;
import clinic.contracts.reminder.NotSentReason;
import clinic.reminder.contact.AddressBook;
import clinic.reminder.contact.Contact;
import clinic.reminder.contact.PlansForPatients;
import clinic.reminder.contact.Turns;
import clinic.reminder.dispatch.DueMessages;
import clinic.reminder.dispatch.PlannedMessage;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Plans a visit's messages as soon as all that is needed is known. There is no order across topics: a visit may come
 * before its patient or its location, and then awaits them; whoever comes last makes the plan.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class PlanMessages implements PlansForPatients {

    /** Whoever plans takes this turn together with others, first of all; whoever changes a rule takes it alone. */
    private static final UUID RULES = UUID.fromString("6d657373-6167-6500-8000-72756c657300");

    private final Visits visits;
    private final AddressBook addresses;
    private final DueMessages messages;
    private final MessageRules rules;
    private final Turns turns;
    private final Clock clock;

    PlanMessages(
            Visits visits, AddressBook addresses, DueMessages messages, MessageRules rules, Turns turns, Clock clock) {
        this.visits = visits;
        this.addresses = addresses;
        this.messages = messages;
        this.rules = rules;
        this.turns = turns;
        this.clock = clock;
    }

    /**
     * A visit was booked, moved or cancelled; an older version that arrives late is ignored.
     *
     * @param saidAt when it was, and not when we hear of it
     */
    public void scheduled(Visit told, Standing standing, Instant saidAt) {
        turns.together(RULES);
        Visit visit = told.of(turns.patient(told.patientId()));
        turns.together(visit.locationId());
        if (!addresses.isErased(visit.patientId()) && visits.keep(visit, standing, saidAt, clock.instant())) {
            messages.withdrawOlder(visit.appointmentId(), visit.scheduleVersion());
            visits.find(visit.appointmentId()).ifPresent(this::plan);
        }
    }

    /** The patient did not come. */
    public void missed(Visit told, Instant at) {
        turns.together(RULES);
        Visit visit = told.of(turns.patient(told.patientId()));
        turns.together(visit.locationId());
        if (visits.missed(visit.appointmentId(), at)) {
            ifPlanned(visit.appointmentId(), missed -> wanted(missed).forEach(messages::planOrRevive));
        }
    }

    /** That they did not come was a mistake, or they came after all. */
    public void notMissed(Visit told) {
        turns.together(RULES);
        Visit visit = told.of(turns.patient(told.patientId()));
        turns.together(visit.locationId());
        if (visits.notMissed(visit.appointmentId())) {
            ifPlanned(visit.appointmentId(), this::planAgain);
        }
    }

    /** Whose contact is not known is yet to be planned for, or was erased. */
    private void ifPlanned(UUID appointmentId, Consumer<KnownVisit> next) {
        visits.find(appointmentId)
                .filter(visit -> visits.isPlanned(appointmentId)
                        && addresses.contact(visit.patientId()).isPresent())
                .ifPresent(next);
    }

    /** A patient's contact came or changed, or an address of it works no more, or works again. */
    @Override
    public void contactRecorded(UUID patientId) {
        turns.together(RULES);
        turns.alone(patientId);
        if (addresses.contact(patientId).filter(Contact::protectedIdentity).isPresent()) {
            messages.withdrawAll(patientId, NotSentReason.PROTECTED_IDENTITY);
        }
        visits.awaitingContact(patientId).forEach(this::plan);
        visits.spokenOf(patientId, clock.instant()).forEach(this::planAgain);
    }

    @Override
    public <T> T waitsAgain(UUID patientId, Channel channel, String address, Supplier<T> update) {
        // Before the turn: whoever stands still with it in hand holds up nobody else's planning.
        T updated = update.get();
        turns.together(RULES);
        UUID kept = turns.patient(patientId);
        if (addresses
                .contact(kept)
                .filter(contact -> !contact.has(channel, address))
                .isPresent()) {
            visits.spokenOf(kept, clock.instant()).forEach(this::planAgain);
        }
        return updated;
    }

    /** A refusal that says nothing of what is planned later: only this word goes by another way of its rule's. */
    @Override
    public void stopped(Channel channel, UUID patientId, UUID appointmentId, String rule) {
        turns.together(RULES);
        turns.patient(patientId);
        KnownVisit visit = visits.find(appointmentId).orElse(null);
        if (visit == null || !visits.isPlanned(appointmentId)) {
            return;
        }
        Contact others = addresses.contact(visit.patientId()).orElseThrow().without(channel);
        ZoneId zone = addresses.place(visit.locationId()).orElseThrow().zone();
        messages.sayInstead(
                appointmentId,
                visit.scheduleVersion(),
                rule,
                rules.planFor(visit.treatmentId()).again(visit, others, zone, clock.instant(), Set.of(rule)));
    }

    /** Two records are about to become one: until the transaction ends nobody plans for either. */
    public void aboutToMerge(UUID one, UUID other) {
        turns.together(RULES);
        Stream.of(one, other).sorted().forEach(turns::alone);
    }

    /** A patient is about to be erased: nobody plans for them until the transaction ends. */
    public void aboutToErase(UUID patientId) {
        turns.together(RULES);
        turns.alone(patientId);
    }

    /** A patient is erased: what waits does not leave. */
    public void patientErased(UUID patientId) {
        messages.withdrawAll(patientId, NotSentReason.ERASED);
    }

    /** A location came or changed. */
    public void placeListed(UUID locationId) {
        turns.together(RULES);
        turns.alone(locationId);
        visits.awaitingPlace(locationId).forEach(this::plan);
    }

    /** Nobody plans by the old rules from here on until the transaction ends. */
    void rulesAreAboutToChange() {
        turns.alone(RULES);
    }

    /**
     * What waits goes by the rules as they are now.
     *
     * @param treatmentId whose rules changed; null when the clinic's did
     * @return how many messages leave at another time, are new, or do not leave any more
     */
    int rulesChanged(@Nullable UUID treatmentId) {
        return visits.spokenOfFor(treatmentId, clock.instant()).stream()
                .mapToInt(this::planAgain)
                .sum();
    }

    private void plan(KnownVisit visit) {
        if (addresses.contact(visit.patientId()).isPresent()
                && addresses.place(visit.locationId()).isPresent()) {
            wanted(visit).forEach(messages::plan);
            visits.planned(visit);
        }
    }

    /** Of a visit of which all is known that is needed. */
    private List<PlannedMessage> wanted(KnownVisit visit) {
        Contact contact = addresses.contact(visit.patientId()).orElseThrow();
        ZoneId zone = addresses.place(visit.locationId()).orElseThrow().zone();
        return rules.planFor(visit.treatmentId()).messages(visit, contact, zone, clock.instant());
    }

    private int planAgain(KnownVisit visit) {
        Contact contact = addresses.contact(visit.patientId()).orElseThrow();
        ZoneId zone = addresses.place(visit.locationId()).orElseThrow().zone();
        Instant now = clock.instant();
        ReminderPlan plan = rules.planFor(visit.treatmentId());
        return messages.replace(
                visit.appointmentId(),
                visit.scheduleVersion(),
                unsaid -> plan.again(visit, contact, zone, now, unsaid),
                contact::noneTo);
    }
}
