package clinic.reminder.followup;

import clinic.contracts.booking.ConsentPurpose;
import clinic.reminder.advice.PublishedPlans;
import clinic.reminder.contact.AddressBook;
import clinic.reminder.followup.CompletedVisits.Completed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Visits whose patient agreed to be followed up, and of whose condition no plan that is published suits what was found.
 * Nothing was forgotten: the follow-up begins by itself once one does.
 */
@Component
public class WithoutPlan {

    /** Longer ago nobody waits for it any more: the steps of a plan are over. */
    private static final Duration LATELY = Duration.ofDays(28);

    private final CompletedVisits visits;
    private final AddressBook addresses;
    private final PublishedPlans plans;
    private final Clock clock;

    WithoutPlan(CompletedVisits visits, AddressBook addresses, PublishedPlans plans, Clock clock) {
        this.visits = visits;
        this.addresses = addresses;
        this.plans = plans;
        this.clock = clock;
    }

    public record Visited(UUID appointmentId, Instant start, UUID conditionId) {}

    /** The latest first. */
    @Transactional(readOnly = true)
    public List<Visited> of(UUID patientId) {
        boolean agreed = addresses
                .contact(patientId)
                .filter(contact -> contact.agreedTo(ConsentPurpose.FOLLOW_UPS))
                .isPresent();
        return agreed
                ? visits.notConsidered(patientId, clock.instant().minus(LATELY)).stream()
                        .filter(this::lacksAPlan)
                        .map(visit -> new Visited(visit.appointmentId(), visit.start(), visit.conditionId()))
                        .toList()
                : List.of();
    }

    private boolean lacksAPlan(Completed visit) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), addresses.zone(visit.locationId()));
        return SuitedPlan.of(plans.usable(visit.conditionId(), today), visit.findings())
                .isEmpty();
    }
}
