package clinic.booking.availability;

import clinic.booking.availability.TakenTime.By;
import clinic.booking.catalogue.Need;
import clinic.booking.catalogue.Offer;
import clinic.booking.hours.ChangedHours;
import clinic.booking.hours.ClosedDay;
import clinic.booking.hours.WorkingHours;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * The rules once more, and naively: every minute is asked whether somebody works and whether something is taken, by
 * what the clock on the wall shows. It knows no stretches, no order and no search, and shares no line with the function
 * it judges.
 */
final class MinuteModel {

    private static final int BEFORE = 2;
    private static final int AFTER = 3;

    private final Case given;
    private final long first;
    private final int minutes;
    private final Map<ZoneId, Wall> walls = new HashMap<>();
    private final Map<Offer, boolean[][]> works = new HashMap<>();
    private final Map<UUID, Map<By, boolean[]>> taken = new HashMap<>();

    MinuteModel(Case given) {
        this.given = given;
        this.first = given.from().minusDays(BEFORE).toEpochDay() * 1440;
        this.minutes = (given.days() + BEFORE + AFTER) * 1440;
        for (TakenTime time : given.taken()) {
            boolean[] by = taken.computeIfAbsent(time.resourceId(), id -> new HashMap<>())
                    .computeIfAbsent(time.by(), kind -> new boolean[minutes]);
            for (int m = at(time.during().start()); m < at(time.during().end()); m++) {
                if (m >= 0 && m < minutes) {
                    by[m] = true;
                }
            }
        }
    }

    /** What clock and calendar show at a place, each minute. */
    private record Wall(int[] minuteOfDay, long[] day) {}

    /** Practitioner, location and start of every free time. */
    Set<String> free() {
        Set<String> free = new TreeSet<>();
        for (Offer offer : given.offers()) {
            Wall wall = wall(offer.location().zone());
            long from = given.from().toEpochDay();
            long until = given.until().toEpochDay();
            for (int m = 0; m < minutes; m++) {
                if (wall.day[m] >= from
                        && wall.day[m] < until
                        && onGrid(wall.minuteOfDay[m])
                        && closedBy(offer, instant(m)).isEmpty()) {
                    free.add(name(offer.practitioner().id(), offer.location().id(), instant(m)));
                }
            }
        }
        return free;
    }

    static String name(UUID practitioner, UUID location, Instant start) {
        return practitioner + " " + location + " " + start;
    }

    Set<ClosedBy> closedBy(Offer offer, Instant start) {
        ZoneId zone = offer.location().zone();
        int m = at(start);
        int end = m + (int) given.treatment().length().toMinutes();
        int takenFrom = m - (int) given.treatment().bufferBefore().toMinutes();
        int takenUntil = end + (int) given.treatment().bufferAfter().toMinutes();
        Wall wall = wall(zone);
        boolean[][] hours = works.computeIfAbsent(offer, this::works);
        UUID practitioner = offer.practitioner().id();

        Set<ClosedBy> closed = EnumSet.noneOf(ClosedBy.class);
        Duration own = given.treatment().leadTime();
        if (start.isBefore(given.now().plus(own == null ? given.rules().leadTime() : own))) {
            closed.add(ClosedBy.TOO_SOON);
        }
        Period far = given.treatment().horizon();
        LocalDate lastDay = given.now()
                .atZone(zone)
                .toLocalDate()
                .plus(far == null ? given.rules().horizon() : far);
        if (wall.day[m] > lastDay.toEpochDay()) {
            closed.add(ClosedBy.TOO_FAR);
        }
        if (!onGrid(wall.minuteOfDay[m])) {
            closed.add(ClosedBy.OFF_GRID);
        }
        if (!all(hours[0], m, end)) {
            closed.add(ClosedBy.OUTSIDE_HOURS);
        } else if (!all(hours[1], m, end)) {
            closed.add(ClosedBy.CLOSED_DAY);
        } else if (!all(hours[2], m, end)) {
            closed.add(ClosedBy.ABSENT);
        }
        if (any(practitioner, By.VISIT, takenFrom, takenUntil)) {
            closed.add(ClosedBy.VISIT);
        }
        if (any(practitioner, By.HOLD, takenFrom, takenUntil)) {
            closed.add(ClosedBy.HOLD);
        }
        if (any(practitioner, By.BLOCK, takenFrom, takenUntil)) {
            closed.add(ClosedBy.BLOCK);
        }
        if (offer.dailyLimit() != null) {
            long that = given.taken().stream()
                    .filter(time -> time.resourceId().equals(practitioner)
                            && given.treatment().id().equals(time.treatmentId())
                            && visitDay(time, zone) == wall.day[m])
                    .count();
            if (that >= offer.dailyLimit()) {
                closed.add(ClosedBy.DAILY_LIMIT);
            }
        }
        for (Need need : given.needs()) {
            if (need.locationId().equals(offer.location().id())
                    && need.anyOf().stream().noneMatch(room -> isFree(room, takenFrom, takenUntil))) {
                closed.add(ClosedBy.NO_ROOM);
            }
        }
        return closed;
    }

    /** The rooms a visit gets: the first that is free, for each need. */
    List<UUID> rooms(Offer offer, Instant start) {
        int from = at(start.minus(given.treatment().bufferBefore()));
        int until =
                at(start.plus(given.treatment().length()).plus(given.treatment().bufferAfter()));
        List<UUID> rooms = new ArrayList<>();
        for (Need need : given.needs()) {
            if (need.locationId().equals(offer.location().id())) {
                for (UUID room : need.anyOf()) {
                    if (isFree(room, from, until)) {
                        rooms.add(room);
                        break;
                    }
                }
            }
        }
        return rooms;
    }

    private boolean isFree(UUID room, int from, int until) {
        return Arrays.stream(By.values()).noneMatch(by -> any(room, by, from, until));
    }

    private static long visitDay(TakenTime time, ZoneId zone) {
        Instant start = time.visitStart();
        return start == null ? Long.MIN_VALUE : start.atZone(zone).toLocalDate().toEpochDay();
    }

    private boolean onGrid(int minute) {
        return minute % given.rules().startGrid().toMinutes() == 0;
    }

    /** As planned, without closed days, and without absences. */
    private boolean[][] works(Offer offer) {
        boolean[][] works = new boolean[3][minutes];
        Wall wall = wall(offer.location().zone());
        Date date = null;
        for (int m = 0; m < minutes; m++) {
            if (date == null || date.day.toEpochDay() != wall.day[m]) {
                date = new Date(offer, LocalDate.ofEpochDay(wall.day[m]));
            }
            int time = wall.minuteOfDay[m];
            boolean planned = date.shows(date.weekly, time) && !date.instead || date.shows(date.onTheDate, time);
            boolean there =
                    date.shows(date.weekly, time) && !date.instead && !date.closed || date.shows(date.onTheDate, time);
            works[0][m] = planned;
            works[1][m] = there;
            works[2][m] = there && !date.shows(date.absent, time);
        }
        return works;
    }

    /** What is said of one date at the place of one offer. */
    private final class Date {

        final LocalDate day;
        final List<int[]> weekly = new ArrayList<>();
        final List<int[]> onTheDate = new ArrayList<>();
        final List<int[]> absent = new ArrayList<>();
        final boolean closed;
        boolean instead;

        Date(Offer offer, LocalDate day) {
            this.day = day;
            this.closed = given.closed().contains(new ClosedDay(offer.location().id(), day));
            for (WorkingHours hours : given.weekly()) {
                if (hours.practitionerId().equals(offer.practitioner().id())
                        && hours.locationId().equals(offer.location().id())
                        && hours.weekday() == day.getDayOfWeek()
                        && hours.from().compareTo(day) <= 0
                        && hours.until().compareTo(day) > 0) {
                    weekly.add(times(hours.opens(), hours.closes()));
                }
            }
            for (ChangedHours change : given.changed()) {
                if (change.practitionerId().equals(offer.practitioner().id())
                        && change.date().equals(day)) {
                    int[] times = times(change.opens(), change.closes());
                    instead |= change.kind() == ChangedHours.Kind.OTHER;
                    if (change.kind() == ChangedHours.Kind.ABSENT) {
                        absent.add(times);
                    } else if (offer.location().id().equals(change.locationId())) {
                        onTheDate.add(times);
                    }
                }
            }
        }

        boolean shows(List<int[]> stretches, int minute) {
            for (int[] times : stretches) {
                if (minute >= times[0] && (times[1] == 0 || minute < times[1])) {
                    return true;
                }
            }
            return false;
        }

        private static int[] times(LocalTime opens, LocalTime closes) {
            return new int[] {opens.toSecondOfDay() / 60, closes.toSecondOfDay() / 60};
        }
    }

    private Wall wall(ZoneId zone) {
        return walls.computeIfAbsent(zone, this::read);
    }

    private Wall read(ZoneId zone) {
        int[] times = new int[minutes];
        long[] days = new long[minutes];
        for (int m = 0; m < minutes; m++) {
            ZoneOffset offset = zone.getRules().getOffset(instant(m));
            long local = first + m + offset.getTotalSeconds() / 60;
            days[m] = Math.floorDiv(local, 1440);
            times[m] = Math.floorMod(local, 1440);
        }
        return new Wall(times, days);
    }

    private static boolean all(boolean[] minutes, int from, int until) {
        for (int m = from; m < until; m++) {
            if (!minutes[m]) {
                return false;
            }
        }
        return true;
    }

    private boolean any(UUID resource, By by, int from, int until) {
        boolean[] minutes = taken.getOrDefault(resource, Map.of()).get(by);
        if (minutes == null) {
            return false;
        }
        for (int m = from; m < until; m++) {
            if (minutes[m]) {
                return true;
            }
        }
        return false;
    }

    private int at(Instant instant) {
        return (int) (Math.floorDiv(instant.getEpochSecond(), 60) - first);
    }

    private Instant instant(int m) {
        return Instant.ofEpochSecond((first + m) * 60);
    }
}
