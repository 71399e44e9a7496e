package clinic.booking.limits;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** How many visits may be booked for one contact, and in the whole clinic. What comes to nothing does not count. */
@Component
public class BookingLimits {

    private static final String CLINIC = "clinic";

    private final Buckets byContact;
    private final Buckets ofTheClinic;

    BookingLimits(RateLimits limits) {
        byContact = new Buckets(limits.bookingsByContact());
        ofTheClinic = new Buckets(limits.bookings());
    }

    /**
     * Books within the limits.
     *
     * @param contacts every mobile number and e-mail address of the patient
     * @param booking empty when it comes to nothing
     * @throws TooOften when one of them, or the clinic, has no more bookings for now
     */
    public <T> Optional<T> within(List<String> contacts, Supplier<Optional<T>> booking) {
        List<Runnable> taken = new ArrayList<>();
        Optional<T> booked = Optional.empty();
        try {
            take(ofTheClinic, CLINIC, taken);
            contacts.forEach(contact -> take(byContact, contact, taken));
            booked = booking.get();
            return booked;
        } finally {
            if (booked.isEmpty()) {
                taken.forEach(Runnable::run);
            }
        }
    }

    private static void take(Buckets buckets, String who, List<Runnable> taken) {
        buckets.take(who);
        taken.add(() -> buckets.giveBack(who));
    }
}
