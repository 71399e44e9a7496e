package clinic.booking.alert;

import clinic.booking.signin.StaffMember;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What patients did with their visits by themselves, for whoever of staff wants to know. */
@Component
public class StaffAlerts {

    /** A screenful of screens; whoever has more sees the first of them, and then the next. */
    static final int MOST = 200;

    /** More than this is many, however many. */
    static final int COUNTED = 100;

    /** What nobody has looked at for so long is news to nobody. */
    private static final Duration KEPT = Duration.ofDays(14);

    /**
     * What somebody has not seen.
     *
     * @param alerts the earliest first
     * @param more whether there are more than these
     * @param upTo what has been seen once these have been
     */
    record Unseen(AlertChoice choice, List<Alert> alerts, boolean more, SeenAlerts upTo) {}

    private final Alerts alerts;
    private final Clock clock;

    StaffAlerts(Alerts alerts, Clock clock) {
        this.alerts = alerts;
        this.clock = clock;
    }

    /** A patient did something; kept with it or not at all. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void tell(PatientDid done) {
        alerts.add(done, clock.instant());
    }

    /** What they want to know of: what they chose, or else what their roles are for. */
    public AlertChoice choice(StaffMember member) {
        return choice(member, alerts.kept(member.id()));
    }

    /** How many they have not seen, {@value COUNTED} for as many and more; empty for whoever wants to know of none. */
    Optional<Integer> howMany(StaffMember member) {
        Alerts.Kept kept = alerts.kept(member.id());
        AlertChoice choice = choice(member, kept);
        return choice == AlertChoice.NONE
                ? Optional.empty()
                : Optional.of(alerts.howMany(member, choice, kept.seen(), since(), COUNTED));
    }

    Unseen unseen(StaffMember member) {
        Alerts.Kept kept = alerts.kept(member.id());
        AlertChoice choice = choice(member, kept);
        List<Alert> all =
                choice == AlertChoice.NONE ? List.of() : alerts.unseen(member, choice, kept.seen(), since(), MOST + 1);
        List<Alert> shown = all.size() > MOST ? all.subList(0, MOST) : all;
        return new Unseen(choice, shown, all.size() > MOST, kept.seen().andShown(shown, clock.instant()));
    }

    /** They have seen these, and what they had seen before. */
    @Transactional
    void seen(StaffMember member, SeenAlerts seen) {
        alerts.keepSeen(member.id(), alerts.lockSeen(member.id()).and(seen));
        alerts.forgetUntil(since());
    }

    /** From now on; what came while they wanted to know of none is no news. */
    @Transactional
    void choose(StaffMember member, AlertChoice choice) {
        SeenAlerts seen = alerts.lockSeen(member.id());
        if (choice(member) == AlertChoice.NONE) {
            List<Alert> all = alerts.unseen(member, choice, seen, since(), Integer.MAX_VALUE);
            alerts.keepSeen(member.id(), seen.andShown(all, clock.instant()));
        }
        alerts.choose(member.id(), choice);
    }

    private static AlertChoice choice(StaffMember member, Alerts.Kept kept) {
        if (!member.meetsPatients()) {
            return AlertChoice.NONE;
        }
        AlertChoice chosen = kept.choice() == null ? AlertChoice.of(member) : kept.choice();
        return AlertChoice.isFor(chosen, member) ? chosen : AlertChoice.NONE;
    }

    private Instant since() {
        return clock.instant().minus(KEPT);
    }
}
