package clinic.booking.availability;

import clinic.booking.InvalidInput;
import java.util.List;

/** Free times as the API lists them. */
public record Slots(List<SlotAnswer> slots) {

    /** @throws InvalidInput when a question would cover no day, or more than {@value ClinicianCalendar#MAX_DAYS} */
    public static void requireDays(int days) {
        if (days < 1 || days > ClinicianCalendar.MAX_DAYS) {
            throw new InvalidInput("days", "days-out-of-range");
        }
    }

    public static Slots of(List<FreeTime> free) {
        return new Slots(free.stream().map(SlotAnswer::of).toList());
    }
}
