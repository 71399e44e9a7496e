package clinic.booking.availability;

import clinic.booking.availability.ChangeLog.Change;
import clinic.booking.availability.Workload.Ranked;
import clinic.booking.catalogue.Location;
import clinic.booking.catalogue.Offer;
import clinic.booking.catalogue.Treatment;
import clinic.booking.hours.TimeSlot;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Those who give one treatment at one location, and what is remembered of their days. */
final class Team {

    private static final List<ClosedBy> OF_THE_MOMENT = ClosedBy.rules(ClosedBy.Of.THE_MOMENT);

    private final Asked asked;
    private final StartGrid grid;
    private final FreeTimes tables;
    private final Map<UUID, Integer> numbers = new HashMap<>();
    private final List<UUID> rooms;
    private final Map<LocalDate, TeamDay> days = new ConcurrentHashMap<>();

    /** @param asked one treatment with those who give it at one location */
    Team(Asked asked, StartGrid grid, FreeTimes tables) {
        this.asked = asked;
        this.grid = grid;
        this.tables = tables;
        this.rooms = List.copyOf(asked.rooms());
        asked.offers().forEach(offer -> numbers.put(offer.practitioner().id(), numbers.size()));
    }

    Treatment treatment() {
        return asked.treatment();
    }

    Location location() {
        return asked.offers().getFirst().location();
    }

    int size() {
        return asked.offers().size();
    }

    /** Of each day: one for each of the team, and one for the rooms. */
    int rows() {
        return size() + 1;
    }

    int roomsRow() {
        return size();
    }

    List<UUID> rooms() {
        return rooms;
    }

    List<Instant> starts(LocalDate date) {
        return grid.on(date, date.plusDays(1));
    }

    /** All that visits could take which start on that date. */
    TimeSlot around(LocalDate date) {
        return asked.around(date, date.plusDays(1));
    }

    FreeTime freeTime(int number, Instant start) {
        return asked.time(asked.offers().get(number), start);
    }

    Map<LocalDate, TeamDay> days() {
        return days;
    }

    void mark(Change change) {
        BitSet rows = rowsOf(change.resourceId());
        if (!rows.isEmpty()) {
            TimeSlot during = change.during();
            days.values().stream()
                    .filter(day -> during == null || day.touches(during))
                    .forEach(day -> day.mark(rows));
        }
    }

    private BitSet rowsOf(@Nullable UUID resource) {
        BitSet rows = new BitSet(rows());
        Integer number = resource == null ? null : numbers.get(resource);
        if (resource == null) {
            rows.set(0, rows());
        } else if (number != null) {
            rows.set(number);
        } else if (rooms.contains(resource)) {
            rows.set(roomsRow());
        }
        return rows;
    }

    /** At each start on these dates whoever has least to do, of all or only this one. */
    List<Ranked> free(List<LocalDate> dates, @Nullable UUID practitioner, Instant now) {
        BitSet rows = rowsOf(practitioner);
        if (practitioner != null) {
            if (!numbers.containsKey(practitioner)) {
                return List.of();
            }
            rows.set(roomsRow());
        }
        List<TeamDay> wanted = dates.stream()
                .map(date -> days.computeIfAbsent(date, one -> new TeamDay(this, one)))
                .toList();
        if (wanted.stream().anyMatch(day -> day.isBehind(rows, now))) {
            readAgain(wanted, rows, now);
        }
        Bookable moment =
                tables.withoutFacts(asked, now).bookable(asked.offers().getFirst(), dates.getFirst());
        List<Ranked> free = new ArrayList<>();
        for (TeamDay day : wanted) {
            for (Ranked one : day.best(rows, now)) {
                if (moment.isFree(one.time().start(), OF_THE_MOMENT)) {
                    free.add(one);
                }
            }
        }
        return free;
    }

    /** All that is missing at once, and by one at a time: who waited finds it there. */
    private synchronized void readAgain(List<TeamDay> wanted, BitSet rows, Instant now) {
        Map<TeamDay, BitSet> missing = new LinkedHashMap<>();
        try {
            for (TeamDay day : wanted) {
                BitSet some = day.beginReading(rows, now);
                if (!some.isEmpty()) {
                    missing.put(day, some);
                }
            }
            if (!missing.isEmpty()) {
                read(missing);
            }
        } finally {
            missing.keySet().forEach(TeamDay::endReading);
        }
    }

    private void read(Map<TeamDay, BitSet> missing) {
        BitSet all = new BitSet(rows());
        missing.values().forEach(all::or);
        // The rooms alone are read with anybody's offer, which says where they are.
        List<Offer> offers = all.nextSetBit(0) == roomsRow()
                ? asked.offers().subList(0, 1)
                : all.stream()
                        .filter(row -> row < size())
                        .mapToObj(asked.offers()::get)
                        .toList();
        List<LocalDate> dates = missing.keySet().stream().map(TeamDay::date).toList();
        LocalDate from = dates.getFirst();
        LocalDate until = dates.getLast().plusDays(1);
        SlotSearch search =
                tables.search(new Asked(asked.treatment(), offers, asked.needs()), from, until, Taker.ANYONE);
        Workload workload = search.workload();
        for (Offer offer : offers) {
            Bookable one = search.bookable(offer, from, until);
            int number = numbers.getOrDefault(offer.practitioner().id(), 0);
            missing.forEach((day, rows) -> {
                if (rows.get(number)) {
                    day.read(
                            number,
                            one,
                            workload.minutes(
                                    offer.practitioner().id(), offer.location().zone(), day.date()));
                }
            });
        }
        Bookable any = search.bookable(offers.getFirst(), from, until);
        missing.forEach((day, rows) -> {
            if (rows.get(roomsRow())) {
                day.readRooms(any);
            }
        });
    }
}
