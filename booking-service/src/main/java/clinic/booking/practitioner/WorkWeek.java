package clinic.booking.practitioner;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;

/**
 * When somebody receives patients in each week from a date on, until another of these begins.
 *
 * @param from the least date there is where it always was so
 * @param shifts in order; none where no patients are received
 */
record WorkWeek(LocalDate from, List<Shift> shifts) {

    WorkWeek {
        shifts = shifts.stream().sorted(Shift.IN_ORDER).toList();
    }

    public List<Shift> on(DayOfWeek weekday) {
        return shifts.stream().filter(shift -> shift.weekday() == weekday).toList();
    }
}
