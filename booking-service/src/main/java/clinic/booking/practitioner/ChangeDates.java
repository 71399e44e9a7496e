package clinic.booking.practitioner;

import clinic.booking.audit.Audit;
import clinic.booking.audit.Deed;
import clinic.booking.audit.Who;
import clinic.booking.change.ChangedMeanwhile;
import clinic.booking.practitioner.Practitioners.Kept;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Says that something is different on some dates, or no longer. Visits that are booked stay. */
@Component
class ChangeDates {

    private final Practitioners practitioners;
    private final DateChanges dates;
    private final ChangeOfHours hours;
    private final Audit audit;

    ChangeDates(Practitioners practitioners, DateChanges dates, ChangeOfHours hours, Audit audit) {
        this.practitioners = practitioners;
        this.dates = dates;
        this.hours = hours;
        this.audit = audit;
    }

    /**
     * What is so already is left so, and nothing is written of it.
     *
     * @param back true where it is taken back
     * @param seen the version of their hours that whoever decides has seen
     * @throws ChangedMeanwhile when there is another version by now
     * @throws NotConfirmed when it leaves visits outside that nobody was shown
     */
    @Transactional
    public void change(
            UUID practitioner, DateChange change, boolean back, @Nullable Integer seen, Shown shown, Who who) {
        Kept before = practitioners.locked(practitioner).orElseThrow(NoSuchPractitioner::new);
        ChangedMeanwhile.check(seen, before.hoursVersion());
        AtomicInteger changed = new AtomicInteger();
        hours.make(
                List.of(practitioner),
                shown,
                () -> changed.set(back ? dates.remove(practitioner, change) : dates.add(practitioner, change)));
        if (changed.get() == 0) {
            return;
        }
        int version = practitioners.hoursChanged(practitioner);
        audit.resourceSetUp(who, Deed.DATES_CHANGED, practitioner, version);
    }
}
