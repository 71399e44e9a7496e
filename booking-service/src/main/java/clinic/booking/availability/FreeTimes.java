package clinic.booking.availability;

import clinic.booking.BookingRules;
import clinic.booking.InvalidInput;
import clinic.booking.catalogue.Catalogue;
import clinic.booking.catalogue.Offer;
import clinic.booking.catalogue.Treatment;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * The one availability function. Reads what is open and what is taken, and leaves the rest to {@link SlotSearch}.
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

    /**
     * Every free time of so many days from one on; at the same start, whoever has least to do that day comes first.
     */
    List<FreeTime> of(Wish wish, LocalDate from, int days, Taker taker) {
        Treatment treatment = treatment(wish);
        List<Offer> offers = offers(wish);
        if (offers.isEmpty()) {
            return List.of();
        }
        Instant now = clock.instant();
        ZoneId zone = offers.getFirst().location().zone();
        LocalDate first =
                Collections.max(List.of(from, now.atZone(zone).toLocalDate().minusDays(1)));
        if (first.isAfter(lastDay(now, zone).plusDays(1)) || !first.isBefore(from.plusDays(days))) {
            return List.of();
        }
        LocalDate until = from.plusDays(days);
        Set<UUID> practitioners =
                offers.stream().map(offer -> offer.practitioner().id()).collect(Collectors.toSet());
        List<TakenTime> taken = takenTimes.during(everywhere(offers, first, until), practitioners, taker, now);
        List<WorkingHours> hours = rota.of(practitioners);
        SlotSearch search = new SlotSearch(treatment.length(), now.plus(rules.leadTime()));

        return offers.stream()
                .flatMap(offer -> first.datesUntil(
                                min(until, lastDay(now, offer.location().zone()).plusDays(1)))
                        .flatMap(day -> hours.stream()
                                .filter(stretch -> stretch.isOf(offer))
                                .flatMap(stretch ->
                                        stretch.on(day, offer.location().zone()).stream())
                                .flatMap(
                                        open -> search.in(open, offer.location().zone(), busy(taken, offer)).stream())
                                .map(slot -> new FreeTime(
                                        slot.start(), slot.end(), offer.practitioner(), offer.location()))))
                .sorted(Workload.of(taken, zone).fairly())
                .toList();
    }

    /** Who is free at exactly this start; empty when nobody is. */
    List<FreeTime> at(Wish wish, Instant start, Taker taker) {
        List<LocalDate> dates = offers(wish).stream()
                .map(offer -> start.atZone(offer.location().zone()).toLocalDate())
                .distinct()
                .toList();
        return dates.stream()
                .flatMap(date -> of(wish, date, 1, taker).stream())
                .filter(time -> time.start().equals(start))
                .distinct()
                .toList();
    }

    /** A practitioner's time in full: where they work then. */
    Optional<FreeTime> describe(UUID practitionerId, TimeSlot slot) {
        List<WorkingHours> hours = rota.of(List.of(practitionerId));
        return catalogue
                .practitioner(practitionerId)
                .flatMap(practitioner -> catalogue.locations().stream()
                        .filter(place -> hours.stream()
                                .filter(stretch -> stretch.locationId().equals(place.id()))
                                .flatMap(stretch ->
                                        stretch
                                                .on(
                                                        slot.start()
                                                                .atZone(place.zone())
                                                                .toLocalDate(),
                                                        place.zone())
                                                .stream())
                                .anyMatch(open -> open.contains(slot)))
                        .map(place -> new FreeTime(slot.start(), slot.end(), practitioner, place))
                        .findFirst());
    }

    /** Refuses what no list would show at any time: unknown ids, and starts outside the window. */
    void check(Wish wish, Instant start) {
        treatment(wish);
        UUID practitioner = wish.practitionerId();
        if (practitioner != null && catalogue.practitioner(practitioner).isEmpty()) {
            throw new InvalidInput("practitioner", "unknown-practitioner");
        }
        UUID location = wish.locationId();
        if (location != null && catalogue.location(location).isEmpty()) {
            throw new InvalidInput("location", "unknown-location");
        }
        Instant now = clock.instant();
        if (start.isBefore(now.plus(rules.leadTime()))) {
            throw new InvalidInput("start", "start-too-soon");
        }
        if (catalogue.locations().stream()
                .map(place -> place.zone())
                .allMatch(zone -> start.atZone(zone).toLocalDate().isAfter(lastDay(now, zone)))) {
            throw new InvalidInput("start", "start-too-far");
        }
    }

    private Treatment treatment(Wish wish) {
        return catalogue
                .treatment(wish.treatmentId())
                .orElseThrow(() -> new InvalidInput("treatment", "unknown-treatment"));
    }

    private List<Offer> offers(Wish wish) {
        return catalogue.offers(wish.treatmentId()).stream()
                .filter(offer -> wish.practitionerId() == null
                        || wish.practitionerId().equals(offer.practitioner().id()))
                .filter(offer -> wish.locationId() == null
                        || wish.locationId().equals(offer.location().id()))
                .toList();
    }

    private LocalDate lastDay(Instant now, ZoneId zone) {
        return now.atZone(zone).toLocalDate().plus(rules.horizon());
    }

    private static LocalDate min(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    private static TimeSlot everywhere(List<Offer> offers, LocalDate from, LocalDate until) {
        List<ZoneId> zones =
                offers.stream().map(offer -> offer.location().zone()).toList();
        Instant first = Collections.min(
                zones.stream().map(zone -> from.atStartOfDay(zone).toInstant()).toList());
        Instant last = Collections.max(
                zones.stream().map(zone -> until.atStartOfDay(zone).toInstant()).toList());
        return new TimeSlot(first, last);
    }

    private static List<TimeSlot> busy(List<TakenTime> taken, Offer offer) {
        return taken.stream()
                .filter(time -> time.resourceId().equals(offer.practitioner().id()))
                .map(TakenTime::during)
                .toList();
    }
}
