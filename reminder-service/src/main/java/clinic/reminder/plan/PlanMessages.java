package clinic.reminder.plan;

import clinic.contracts.booking.Visit;
import clinic.contracts.reminder.Purpose;
import clinic.reminder.contact.AddressBook;
import clinic.reminder.contact.Contact;
import clinic.reminder.contact.Place;
import clinic.reminder.contact.Turns;
import clinic.reminder.dispatch.DueMessages;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Plans a visit's messages as soon as all that is needed is known. There is no order across topics: a visit may come
 * before its patient or its location, and then awaits them; whoever comes last makes the plan.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class PlanMessages {

    private final Visits visits;
    private final AddressBook addresses;
    private final DueMessages messages;
    private final ReminderPlan plan;
    private final Turns turns;
    private final Clock clock;

    PlanMessages(
            Visits visits, AddressBook addresses, DueMessages messages, ReminderPlan plan, Turns turns, Clock clock) {
        this.visits = visits;
        this.addresses = addresses;
        this.messages = messages;
        this.plan = plan;
        this.turns = turns;
        this.clock = clock;
    }

    /** A visit was booked, moved or cancelled; an older version that arrives late is ignored. */
    public void scheduled(Visit visit, Standing standing) {
        turns.alone(visit.patientId());
        turns.together(visit.locationId());
        if (visits.keep(visit, standing, clock.instant())) {
            messages.withdrawOlder(visit.appointmentId(), visit.scheduleVersion());
            visits.find(visit.appointmentId()).ifPresent(this::plan);
        }
    }

    /** A patient's contact came or changed. */
    public void contactRecorded(UUID patientId) {
        turns.alone(patientId);
        visits.awaitingContact(patientId).forEach(this::plan);
        visits.coming(patientId, clock.instant()).forEach(this::planAgain);
    }

    /** A location came or changed. */
    public void placeListed(UUID locationId) {
        turns.alone(locationId);
        visits.awaitingPlace(locationId).forEach(this::plan);
    }

    private void plan(KnownVisit visit) {
        Optional<Contact> contact = addresses.contact(visit.patientId());
        Optional<Place> place = addresses.place(visit.locationId());
        if (contact.isPresent() && place.isPresent()) {
            plan.messages(visit, contact.get(), place.get().zone(), clock.instant())
                    .forEach(messages::plan);
            visits.planned(visit);
        }
    }

    private void planAgain(KnownVisit visit) {
        Contact contact = addresses.contact(visit.patientId()).orElseThrow();
        Place place = addresses.place(visit.locationId()).orElseThrow();
        messages.replace(
                visit.appointmentId(),
                visit.scheduleVersion(),
                Purpose.REMINDER,
                plan.reminders(visit, contact, place.zone(), clock.instant()));
    }
}
