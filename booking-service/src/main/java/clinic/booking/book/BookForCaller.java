package clinic.booking.book;

import clinic.booking.InvalidInput;
import clinic.booking.availability.ClinicianCalendar;
import clinic.booking.availability.ClosedBy;
import clinic.booking.availability.Exemption;
import clinic.booking.availability.FreeTime;
import clinic.booking.availability.PlaceRefused;
import clinic.booking.availability.Placement;
import clinic.booking.availability.TimeClosed;
import clinic.booking.availability.TimeNotFree;
import clinic.booking.availability.Wish;
import clinic.booking.repeat.RequestKey;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Staff book for whoever calls or stands at the desk, where patients cannot too: rules that are named and set aside for a
 * reason do not close the time. What another has always does.
 */
@Component
public class BookForCaller {

    private final EarlierBookings earlier;
    private final AdmitBooking admission;
    private final ClinicianCalendar calendar;
    private final BookingAttempt attempt;

    BookForCaller(EarlierBookings earlier, AdmitBooking admission, ClinicianCalendar calendar, BookingAttempt attempt) {
        this.earlier = earlier;
        this.admission = admission;
        this.calendar = calendar;
        this.attempt = attempt;
    }

    /**
     * Books it, or answers as before when it has been booked already.
     *
     * @param exemption null to be held to every rule
     * @throws PlaceRefused with every rule that closes the time, and the nearest free ones
     * @throws InvalidInput naming unknown ids, unanswered questions, a start that has passed, and a practitioner who was
     *     left open
     * @throws clinic.booking.limits.TooOften when there are too many bookings for this contact, or altogether
     * @throws clinic.booking.repeat.KeyUsedForAnotherRequest when the key came before with another booking
     */
    public Booked book(BookingRequest request, @Nullable Exemption exemption) {
        RequestKey key = request.requestKey(exemption);
        return earlier.find(key).orElseGet(() -> first(request, exemption, key));
    }

    private Booked first(BookingRequest request, @Nullable Exemption exemption, @Nullable RequestKey key) {
        FreeTime wanted = wanted(request.wish(), request.start());
        Wish wish = request.wish()
                .with(wanted.practitioner().id(), wanted.location().id());
        try {
            return admission
                    .admit(
                            request,
                            key,
                            booking ->
                                    attempt.placed(wanted, booking, exemption).or(() -> earlier.find(key)))
                    .orElseThrow();
        } catch (TimeClosed closed) {
            throw refused(exemption, wish, wanted, closed.closedBy());
        } catch (TimeNotFree somebodyWasFaster) {
            throw refused(exemption, wish, wanted, EnumSet.of(ClosedBy.VISIT));
        }
    }

    private PlaceRefused refused(@Nullable Exemption exemption, Wish wish, FreeTime wanted, Set<ClosedBy> closedBy) {
        return calendar.refused(Placement.of(wish, wanted, exemption), closedBy);
    }

    private FreeTime wanted(Wish wish, Instant start) {
        if (wish.practitionerId() == null) {
            throw new InvalidInput("practitioner", "missing");
        }
        return calendar.wanted(wish, start).orElseThrow(PlaceRefused::notGiven);
    }
}
