package clinic.booking.availability;

import clinic.booking.BookingRules;
import clinic.booking.InvalidInput;
import clinic.booking.availability.TakenTimes.HeldTime;
import clinic.booking.catalogue.Catalogue;
import clinic.booking.catalogue.Offer;
import clinic.booking.catalogue.Treatment;
import clinic.booking.hours.Hours;
import clinic.booking.hours.Rota;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reads what is open and what is taken, in the same few queries whoever asks for whatever, and leaves the rest to
 * {@link SlotSearch}.
 */
@Component
class FreeTimes {

    private final Catalogue catalogue;
    private final Rota rota;
    private final TakenTimes takenTimes;
    private final BookingRules rules;
    private final Clock clock;

    FreeTimes(Catalogue catalogue, Rota rota, TakenTimes takenTimes, BookingRules rules, Clock clock) {
        this.catalogue = catalogue;
        this.rota = rota;
        this.takenTimes = takenTimes;
        this.rules = rules;
        this.clock = clock;
    }

    /** Every free time of so many days from one on, fairest first at the same start. */
    List<FreeTime> of(Wish wish, LocalDate from, int days, Taker taker) {
        return of(asked(wish), from, days, taker);
    }

    List<FreeTime> of(Asked asked, LocalDate from, int days, Taker taker) {
        List<LocalDate> dates = dates(asked.treatment(), from, days);
        if (asked.offers().isEmpty() || dates.isEmpty()) {
            return List.of();
        }
        LocalDate until = dates.getLast().plusDays(1);
        return search(asked, dates.getFirst(), until, taker).free(dates.getFirst(), until);
    }

    /** Those of so many days from one on that can have bookable times somewhere. */
    List<LocalDate> dates(Treatment treatment, LocalDate from, int days) {
        // A zone may be a calendar day from this one on either side.
        LocalDate today = clock.instant().atOffset(ZoneOffset.UTC).toLocalDate();
        LocalDate first = later(from, today.minusDays(1));
        LocalDate end = window(treatment).lastDay(today).plusDays(2);
        if (first.isAfter(end)) {
            return List.of();
        }
        LocalDate until = earlier(from.plusDays(days), end);
        return first.isBefore(until) ? first.datesUntil(until).toList() : List.of();
    }

    /** Who gives a treatment, location by location. */
    List<Team> teams(UUID treatmentId) {
        Asked everybody = asked(new Wish(treatmentId, null, null));
        return catalogue.locations().stream()
                .map(place -> everybody.offers().stream()
                        .filter(offer -> offer.location().equals(place))
                        .toList())
                .filter(offers -> !offers.isEmpty())
                .map(offers -> new Team(
                        new Asked(everybody.treatment(), offers, everybody.needs()),
                        new StartGrid(
                                rules.startGrid(), offers.getFirst().location().zone()),
                        this))
                .toList();
    }

    /** Who is free at exactly this start, the fairest choice first; empty when nobody is. */
    List<FreeTime> at(Asked asked, Instant start, Taker taker) {
        return asked.offers().isEmpty()
                ? List.of()
                : search(asked, start, taker).at(start);
    }

    /**
     * Whom to try for this start, the fairest choice first. There is nothing to choose when one alone was asked for:
     * whether that one is free is looked up by whoever takes the time, and only there.
     */
    List<FreeTime> candidates(Asked asked, Instant start, Taker taker) {
        return asked.offers().size() == 1
                ? List.of(asked.time(asked.offers().getFirst(), start))
                : at(asked, start, taker);
    }

    /** All that closes a start with the practitioner at the location of a wish. */
    Set<ClosedBy> closedBy(Wish wish, Instant start) {
        return closedBy(asked(wish), start, Taker.ANYONE);
    }

    /** The same, with the first of the offers. */
    Set<ClosedBy> closedBy(Asked asked, Instant start, Taker taker) {
        return asked.offers().isEmpty()
                ? Set.of(ClosedBy.NOT_GIVEN)
                : search(asked, start, taker).closedBy(asked.offers().getFirst(), start);
    }

    /** Where the practitioner receives then, and otherwise where the fewest rules close it; empty when they never do. */
    Optional<FreeTime> wanted(Wish wish, Instant start) {
        checkIds(wish);
        Asked asked = asked(wish);
        Map<Offer, Set<ClosedBy>> closedBy = asked.offers().stream()
                .collect(Collectors.toMap(
                        offer -> offer,
                        offer -> closedBy(asked.with(offer::equals), start, Taker.ANYONE),
                        (one, same) -> one,
                        LinkedHashMap::new));
        return closedBy.entrySet().stream()
                .min(Comparator.<Map.Entry<Offer, Set<ClosedBy>>, Boolean>comparing(
                                place -> place.getValue().contains(ClosedBy.OUTSIDE_HOURS))
                        .thenComparing(place -> place.getValue().size()))
                .map(place -> asked.time(place.getKey(), start));
    }

    /**
     * What to take for a wish with its practitioner; empty when it is not free.
     *
     * <p>Whoever needs more than the practitioner's time alone (a room, a place under the daily limit) or already has
     * some to move queues up before looking: so two who want different practitioners do not both choose the same room
     * while another is free, the limit holds, and nobody waits for one resource while keeping another.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    Optional<Plan> plan(Wish wish, Instant start, Taker taker) {
        return plan(asked(wish), start, taker);
    }

    /** The same, of what a wish was found to come down to in the same transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    Optional<Plan> plan(Asked asked, Instant start, Taker taker) {
        return plan(asked, start, taker, ClosedBy.RULES);
    }

    /** The same, where only some of the rules are held to. */
    @Transactional(propagation = Propagation.MANDATORY)
    Optional<Plan> plan(Asked asked, Instant start, Taker taker, List<ClosedBy> rules) {
        if (asked.offers().isEmpty()) {
            return Optional.empty();
        }
        List<UUID> own = takenTimes.resourcesOf(taker);
        Set<UUID> rooms = asked.rooms();
        if (!own.isEmpty() || !rooms.isEmpty() || asked.limited()) {
            takenTimes.queue(Stream.of(own, rooms, asked.practitioners())
                    .flatMap(ids -> ids.stream())
                    .collect(Collectors.toSet()));
        }
        return search(asked, start, taker).plan(start, rules);
    }

    /** Whose own time a wish does not find in its way: that of its visit, or of a live hold for the same treatment. */
    Taker taker(Wish wish) {
        Wish.Agreed visit = wish.visit();
        if (visit != null) {
            return Taker.moving(visit.visitId());
        }
        return Optional.ofNullable(wish.hold())
                .filter(hold -> takenTimes
                        .held(hold, clock.instant())
                        .filter(held -> wish.treatmentId().equals(held.treatmentId()))
                        .isPresent())
                .map(Taker::holding)
                .orElse(Taker.ANYONE);
    }

    /** What a hold keeps, in full. */
    Optional<FreeTime> describe(HeldTime held) {
        return catalogue
                .practitioner(held.practitionerId())
                .flatMap(practitioner -> Optional.ofNullable(held.locationId())
                        .flatMap(catalogue::location)
                        .map(place ->
                                new FreeTime(held.visit().start(), held.visit().end(), practitioner, place)));
    }

    /**
     * What a wish for a start comes down to.
     *
     * @throws InvalidInput for what no list would show at any time: unknown ids, and starts outside the window
     */
    Asked ask(Wish wish, Instant start) {
        return ask(wish, start, Taker.ANYONE);
    }

    /** The same, for who may have kept the start since it was early enough. */
    Asked ask(Wish wish, Instant start, Taker taker) {
        Asked asked = asked(wish);
        if (asked.offers().isEmpty()) {
            // Whoever gives something somewhere is known.
            checkIds(wish);
        }
        BookingWindow window = window(asked.treatment());
        Instant now = clock.instant();
        if (start.isBefore(window.earliest(moment(taker, now))) || start.isBefore(now)) {
            throw new InvalidInput("start", "start-too-soon");
        }
        Set<ZoneId> zones = asked.zones();
        if (!zones.isEmpty() && zones.stream().noneMatch(zone -> start.isBefore(window.end(now, zone)))) {
            throw new InvalidInput("start", "start-too-far");
        }
        return asked;
    }

    /**
     * What staff ask for comes down to: a visit of their own length, where it is now rather than elsewhere; nothing, with
     * somebody who has stopped receiving patients by then. No start is refused here.
     *
     * @throws InvalidInput naming unknown ids
     */
    Asked ask(Placement placement) {
        checkIds(placement.wish());
        return asked(placement.wish())
                .lasting(placement.length())
                .firstAt(placement.near())
                .with(offer -> catalogue.receives(
                        offer.practitioner().id(),
                        placement.start().atZone(offer.location().zone()).toLocalDate()));
    }

    /** The last day on which the treatment can be booked, where it is this day now. */
    LocalDate lastDay(UUID treatmentId, LocalDate today) {
        return window(treatment(treatmentId)).lastDay(today);
    }

    /** @throws InvalidInput naming the first that is unknown */
    void checkIds(Wish wish) {
        treatment(wish);
        UUID practitioner = wish.practitionerId();
        if (practitioner != null && catalogue.practitioner(practitioner).isEmpty()) {
            throw new InvalidInput("practitioner", "unknown-practitioner");
        }
        UUID location = wish.locationId();
        if (location != null && catalogue.location(location).isEmpty()) {
            throw new InvalidInput("location", "unknown-location");
        }
    }

    /** Whether nobody can book it any more. */
    boolean retired(UUID treatmentId) {
        return treatment(treatmentId).retired();
    }

    private SlotSearch search(Asked asked, Instant start, Taker taker) {
        List<LocalDate> dates = asked.zones().stream()
                .map(zone -> start.atZone(zone).toLocalDate())
                .sorted()
                .toList();
        return search(asked, dates.getFirst(), dates.getLast().plusDays(1), taker);
    }

    /** For rules that look at nothing but the moment. */
    SlotSearch withoutFacts(Asked asked, Instant now) {
        Hours none = new Hours(List.of(), List.of(), Set.of());
        return new SlotSearch(new Facts(asked.treatment(), asked.offers(), asked.needs(), none, List.of(), rules, now));
    }

    SlotSearch search(Asked asked, LocalDate from, LocalDate until, Taker taker) {
        Instant now = clock.instant();
        Set<UUID> practitioners = asked.practitioners();
        List<UUID> resources =
                Stream.of(practitioners, asked.rooms()).flatMap(Set::stream).toList();
        return new SlotSearch(new Facts(
                asked.treatment(),
                asked.offers(),
                asked.needs(),
                rota.of(practitioners, from.minusDays(1), until.plusDays(1)),
                takenTimes.during(asked.around(from, until), resources, taker, now),
                rules,
                moment(taker, now)));
    }

    /** When it is judged whether a start is too soon or too far ahead. */
    private static Instant moment(Taker taker, Instant now) {
        return taker.since() == null ? now : taker.since();
    }

    private Asked asked(Wish wish) {
        Asked asked = new Asked(
                treatment(wish),
                catalogue.offers(wish.treatmentId(), wish.practitionerId(), wish.locationId()),
                catalogue.needs(wish.treatmentId()));
        Wish.Agreed visit = wish.visit();
        return visit == null ? asked : asked.lasting(visit.length()).firstAt(visit.locationId());
    }

    private BookingWindow window(Treatment treatment) {
        return BookingWindow.of(treatment, rules);
    }

    private Treatment treatment(Wish wish) {
        return treatment(wish.treatmentId());
    }

    private Treatment treatment(UUID id) {
        return catalogue.treatment(id).orElseThrow(() -> new InvalidInput("treatment", "unknown-treatment"));
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }
}
