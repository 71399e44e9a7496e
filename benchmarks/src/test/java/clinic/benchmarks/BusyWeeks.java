package clinic.benchmarks;

import clinic.benchmarks.floor.Turn;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.BiConsumer;

/**
 * So many practitioners with two shifts every weekday, about two thirds booked, the same for the same seed. What is free
 * is told by trying every quarter against every visit: the naive rule that every other answer is held against.
 */
record BusyWeeks(long seed, int practitioners, LocalDate from, int days) {

    static final ZoneId ZONE = ZoneId.of("Europe/Stockholm");
    static final int MINUTES = 45;
    static final List<Shift> SHIFTS = List.of(
            new Shift(LocalTime.of(8, 0), LocalTime.of(12, 0)), new Shift(LocalTime.of(13, 0), LocalTime.of(17, 0)));

    private static final int GRID = 15;
    private static final double BOOKED = 0.45;

    record Shift(LocalTime opens, LocalTime closes) {

        int minutes() {
            return (closes.toSecondOfDay() - opens.toSecondOfDay()) / 60;
        }
    }

    /** A visit, or a free start. */
    record Time(ZonedDateTime start) {

        ZonedDateTime end() {
            return start.plusMinutes(MINUTES);
        }
    }

    static UUID practitioner(int number) {
        return Turn.practitioner(number);
    }

    /** Every visit of every practitioner, one practitioner after the other. */
    void visits(BiConsumer<UUID, Time> visit) {
        for (int number = 0; number < practitioners; number++) {
            UUID practitioner = practitioner(number);
            for (int day = 0; day < days; day++) {
                visits(number, from.plusDays(day)).forEach(time -> visit.accept(practitioner, time));
            }
        }
    }

    /** The starts on that day at which anybody is free. */
    Set<ZonedDateTime> freeStarts(LocalDate day) {
        Set<ZonedDateTime> free = new TreeSet<>();
        for (int number = 0; number < practitioners && isWeekday(day); number++) {
            List<Time> visits = visits(number, day);
            for (Shift shift : SHIFTS) {
                for (int minute = 0; minute + MINUTES <= shift.minutes(); minute += GRID) {
                    Time time = at(day, shift, minute);
                    if (visits.stream().noneMatch(visit -> overlap(visit, time))) {
                        free.add(time.start());
                    }
                }
            }
        }
        return free;
    }

    private List<Time> visits(int practitioner, LocalDate day) {
        List<Time> visits = new ArrayList<>();
        if (!isWeekday(day)) {
            return visits;
        }
        SplittableRandom random = new SplittableRandom(seed + 31L * practitioner + 1_000_003L * day.toEpochDay());
        for (Shift shift : SHIFTS) {
            int minute = 0;
            while (minute + MINUTES <= shift.minutes()) {
                if (random.nextDouble() < BOOKED) {
                    visits.add(at(day, shift, minute));
                    minute += MINUTES;
                } else {
                    minute += GRID;
                }
            }
        }
        return visits;
    }

    private static Time at(LocalDate day, Shift shift, int minute) {
        return new Time(day.atTime(shift.opens()).plusMinutes(minute).atZone(ZONE));
    }

    private static boolean overlap(Time one, Time other) {
        return one.start().isBefore(other.end()) && other.start().isBefore(one.end());
    }

    private static boolean isWeekday(LocalDate day) {
        return day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0;
    }
}
