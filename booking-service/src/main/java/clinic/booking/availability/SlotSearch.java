package clinic.booking.availability;

import clinic.booking.catalogue.Offer;
import clinic.booking.hours.TimeSlot;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The one availability function: pure, so that what it says can be compared with a model of the rules. */
final class SlotSearch {

    private final Facts facts;
    private final Map<UUID, Diary> diaries;

    SlotSearch(Facts facts) {
        this.facts = facts;
        this.diaries = facts.taken().stream()
                .collect(Collectors.groupingBy(
                        TakenTime::resourceId, Collectors.collectingAndThen(Collectors.toList(), Diary::of)));
    }

    /**
     * Every free time on dates of its location from one up to, and not including, another; at the same start, whoever
     * has least to do that day comes first.
     */
    List<FreeTime> free(LocalDate from, LocalDate until) {
        Map<ZoneId, List<Instant>> grids = new HashMap<>();
        return fairly(facts.offers().stream().flatMap(offer -> {
            Bookable one = bookable(offer, from, until);
            List<Instant> starts = grids.computeIfAbsent(
                    offer.location().zone(), zone -> one.grid().on(from, until));
            return one.freeAmong(starts, ClosedBy.RULES).stream().map(start -> freeTime(one, start));
        }));
    }

    /** Who is free at exactly this start, whoever has least to do that day first. */
    List<FreeTime> at(Instant start) {
        return fairly(facts.offers().stream()
                .map(offer -> bookable(offer, start))
                .filter(one -> one.isFree(start))
                .map(one -> freeTime(one, start)));
    }

    /** All that closes a start for one of the offers; empty when it is free. */
    Set<ClosedBy> closedBy(Offer offer, Instant start) {
        return bookable(offer, start).closedBy(start);
    }

    /** What to take for a visit at a start with the first whom none of the rules closes; empty when there is nobody. */
    Optional<Plan> plan(Instant start, List<ClosedBy> rules) {
        return facts.offers().stream()
                .map(offer -> bookable(offer, start))
                .filter(one -> one.isFree(start, rules))
                .findFirst()
                .map(one -> {
                    TimeSlot during = one.withBuffers(one.visit(start));
                    return new Plan(
                            freeTime(one, start),
                            facts.treatment().id(),
                            during,
                            one.roomsFor(during).orElseGet(() -> one.freeRoomsFor(during)));
                });
    }

    private Bookable bookable(Offer offer, Instant start) {
        return bookable(offer, start.atZone(offer.location().zone()).toLocalDate());
    }

    Bookable bookable(Offer offer, LocalDate date) {
        return bookable(offer, date, date.plusDays(1));
    }

    /** Hours that go on past midnight matter to a visit that does, so the days around are looked at too. */
    Bookable bookable(Offer offer, LocalDate from, LocalDate until) {
        ZoneId zone = offer.location().zone();
        Diary diary = diaries.getOrDefault(offer.practitioner().id(), Diary.EMPTY);
        return new Bookable(
                offer,
                facts,
                new StartGrid(facts.rules().startGrid(), zone),
                facts.horizon(zone),
                facts.hours().of(offer, from.minusDays(1), until.plusDays(1)),
                diary,
                facts.needs().stream()
                        .filter(need ->
                                need.locationId().equals(offer.location().id()))
                        .toList(),
                diaries,
                offer.dailyLimit() == null
                        ? Map.of()
                        : diary.visitsADay(facts.treatment().id(), zone));
    }

    static FreeTime freeTime(Bookable one, Instant start) {
        TimeSlot visit = one.visit(start);
        return new FreeTime(
                visit.start(),
                visit.end(),
                one.offer().practitioner(),
                one.offer().location());
    }

    private List<FreeTime> fairly(Stream<FreeTime> free) {
        return workload().fairly(free);
    }

    Workload workload() {
        return Workload.of(facts.taken(), zones());
    }

    private Set<ZoneId> zones() {
        return facts.offers().stream().map(offer -> offer.location().zone()).collect(Collectors.toSet());
    }
}
