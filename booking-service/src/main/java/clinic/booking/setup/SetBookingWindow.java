package clinic.booking.setup;

import clinic.booking.audit.Audit;
import clinic.booking.audit.Deed;
import clinic.booking.audit.Who;
import clinic.booking.change.ChangedMeanwhile;
import clinic.booking.setup.BookingWindows.Kept;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Sets how soon and how far ahead a treatment can be booked. Visits that are booked already stay. */
@Component
class SetBookingWindow {

    private final BookingWindows windows;
    private final Audit audit;

    SetBookingWindow(BookingWindows windows, Audit audit) {
        this.windows = windows;
        this.audit = audit;
    }

    /**
     * Set to what it is already, it does nothing.
     *
     * @param seen the version that it is to replace; null for whichever there is
     * @throws NoSuchTreatment when there is none with this id
     * @throws ChangedMeanwhile when there is another version by now
     */
    @Transactional
    public Kept set(UUID treatment, OwnWindow window, @Nullable Integer seen, Who who) {
        window.check(windows.ofTheClinic());
        Kept before = windows.locked(treatment).orElseThrow(NoSuchTreatment::new);
        ChangedMeanwhile.check(seen, before.version());
        if (window.equals(before.window())) {
            return before;
        }
        Kept after = windows.keep(treatment, window);
        audit.setUp(who, Deed.BOOKING_WINDOW_SET, treatment, after.version());
        return after;
    }
}
