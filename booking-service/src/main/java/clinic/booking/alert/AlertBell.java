package clinic.booking.alert;

import clinic.booking.alert.Alerts.Concern;
import clinic.booking.signin.StaffMember;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Rings once for each alert, for those who listen at this instance, whichever instance the patient came to: what is new
 * is what stands in the table of late and has not been rung for here.
 */
@Component
public class AlertBell {

    private final Alerts alerts;
    private final Clock clock;
    private Set<Long> rung = Set.of();

    AlertBell(Alerts alerts, Clock clock) {
        this.alerts = alerts;
        this.clock = clock;
    }

    /** Whom of those who listen something is news to. */
    public synchronized Set<UUID> rings(Collection<StaffMember> listening) {
        List<Concern> late = alerts.since(clock.instant().minus(SeenAlerts.SETTLED));
        Set<Long> before = rung;
        rung = late.stream().map(Concern::number).collect(Collectors.toSet());
        List<Concern> fresh =
                late.stream().filter(one -> !before.contains(one.number())).toList();
        if (fresh.isEmpty()) {
            return Set.of();
        }
        Map<UUID, AlertChoice> chosen =
                alerts.choices(listening.stream().map(StaffMember::id).toList());
        return listening.stream()
                .filter(member -> {
                    AlertChoice choice = chosen.getOrDefault(member.id(), AlertChoice.of(member));
                    return fresh.stream()
                            .anyMatch(one -> choice.takes(
                                    member.practitionerId(), one.practitioner(), one.practitionerBefore()));
                })
                .map(StaffMember::id)
                .collect(Collectors.toSet());
    }
}
