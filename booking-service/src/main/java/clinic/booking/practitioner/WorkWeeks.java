package clinic.booking.practitioner;

import clinic.booking.hours.WorkingHours;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** The weeks that somebody works by, one after the other from the beginning of time; no two in a row are alike. */
record WorkWeeks(List<WorkWeek> inOrder) {

    static WorkWeeks of(Collection<WorkingHours> hours) {
        List<LocalDate> begins = Stream.concat(
                        Stream.of(LocalDate.MIN),
                        hours.stream().flatMap(stretch -> Stream.of(stretch.from(), stretch.until())))
                .filter(date -> !date.equals(LocalDate.MAX))
                .distinct()
                .sorted()
                .toList();
        return new WorkWeeks(alikeAreOne(begins.stream()
                .map(from -> new WorkWeek(
                        from,
                        hours.stream()
                                .filter(stretch -> !stretch.from().isAfter(from)
                                        && stretch.until().isAfter(from))
                                .map(stretch -> new Shift(
                                        stretch.weekday(), stretch.opens(), stretch.closes(), stretch.locationId()))
                                .toList()))
                .toList()));
    }

    /** The one that counts on a date. */
    WorkWeek on(LocalDate date) {
        return inOrder.stream()
                .filter(week -> !week.from().isAfter(date))
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    /** Those that begin after a date. */
    List<WorkWeek> after(LocalDate date) {
        return inOrder.stream().filter(week -> week.from().isAfter(date)).toList();
    }

    /** With these shifts from a date on, until the next change that is planned already. */
    WorkWeeks with(LocalDate from, List<Shift> shifts) {
        return new WorkWeeks(alikeAreOne(Stream.concat(others(from), Stream.of(new WorkWeek(from, shifts)))
                .sorted((one, other) -> one.from().compareTo(other.from()))
                .toList()));
    }

    /** Without the change at a date: what was before it goes on. */
    WorkWeeks without(LocalDate from) {
        return new WorkWeeks(alikeAreOne(others(from).toList()));
    }

    private Stream<WorkWeek> others(LocalDate from) {
        return inOrder.stream().filter(week -> !week.from().equals(from));
    }

    List<WorkingHours> of(UUID practitioner) {
        List<WorkingHours> hours = new ArrayList<>();
        for (int n = 0; n < inOrder.size(); n++) {
            WorkWeek week = inOrder.get(n);
            LocalDate until = n + 1 < inOrder.size() ? inOrder.get(n + 1).from() : LocalDate.MAX;
            for (Shift shift : week.shifts()) {
                hours.add(new WorkingHours(
                        practitioner,
                        shift.location(),
                        shift.weekday(),
                        shift.opens(),
                        shift.closes(),
                        week.from(),
                        until));
            }
        }
        return hours;
    }

    private static List<WorkWeek> alikeAreOne(List<WorkWeek> weeks) {
        List<WorkWeek> changes = new ArrayList<>();
        for (WorkWeek week : weeks) {
            if (changes.isEmpty() || !changes.getLast().shifts().equals(week.shifts())) {
                changes.add(week);
            }
        }
        return List.copyOf(changes);
    }
}
