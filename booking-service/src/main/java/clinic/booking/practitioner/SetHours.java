package clinic.booking.practitioner;

import clinic.booking.audit.Audit;
import clinic.booking.audit.Deed;
import clinic.booking.audit.Who;
import clinic.booking.change.ChangedMeanwhile;
import clinic.booking.practitioner.Practitioners.Kept;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Sets the hours of the week from a date on. Weeks before it stay as they were, and visits that are booked stay. */
@Component
class SetHours {

    private final Practitioners practitioners;
    private final WeeklyHours weekly;
    private final ChangeOfHours change;
    private final Audit audit;

    SetHours(Practitioners practitioners, WeeklyHours weekly, ChangeOfHours change, Audit audit) {
        this.practitioners = practitioners;
        this.weekly = weekly;
        this.change = change;
        this.audit = audit;
    }

    /**
     * Set as they are already, nothing happens.
     *
     * @param shifts null where nothing is to change on that date after all
     * @param seen the version that whoever decides has seen
     * @throws ChangedMeanwhile when there is another version by now
     * @throws NotConfirmed when it leaves visits outside that nobody was shown
     */
    @Transactional
    public void set(
            UUID practitioner,
            LocalDate from,
            @Nullable List<Shift> shifts,
            @Nullable Integer seen,
            Shown shown,
            Who who) {
        Kept before = practitioners.locked(practitioner).orElseThrow(NoSuchPractitioner::new);
        ChangedMeanwhile.check(seen, before.hoursVersion());
        WorkWeeks were = weekly.of(practitioner);
        WorkWeeks weeks = shifts == null ? were.without(from) : were.with(from, shifts);
        if (weeks.equals(were)) {
            return;
        }
        change.make(List.of(practitioner), shown, () -> weekly.keep(practitioner, weeks));
        int version = practitioners.hoursChanged(practitioner);
        audit.resourceSetUp(who, Deed.HOURS_SET, practitioner, version);
    }
}
