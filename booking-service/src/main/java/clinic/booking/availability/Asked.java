package clinic.booking.availability;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;

import clinic.booking.InvalidInput;
import clinic.booking.catalogue.Need;
import clinic.booking.catalogue.Offer;
import clinic.booking.catalogue.Treatment;
import clinic.booking.hours.TimeSlot;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What a wish comes down to in the catalogue. */
record Asked(Treatment treatment, List<Offer> offers, List<Need> needs) {

    Set<UUID> practitioners() {
        return offers.stream().map(offer -> offer.practitioner().id()).collect(Collectors.toSet());
    }

    /** Rooms and equipment that may serve where the treatment was asked for. */
    Set<UUID> rooms() {
        Set<UUID> locations =
                offers.stream().map(offer -> offer.location().id()).collect(Collectors.toSet());
        return needs.stream()
                .filter(need -> locations.contains(need.locationId()))
                .flatMap(need -> need.anyOf().stream())
                .collect(Collectors.toSet());
    }

    /**
     * The same, for whoever wants to book.
     *
     * @throws InvalidInput when the treatment is retired: who has a visit keeps and moves it, and nobody books another
     */
    Asked toBook() {
        if (treatment.retired()) {
            throw retired();
        }
        return this;
    }

    static InvalidInput retired() {
        return new InvalidInput("treatment", "treatment-retired");
    }

    /** The same for a visit of another length. */
    Asked lasting(Duration length) {
        return new Asked(treatment.lasting(length), offers, needs);
    }

    /** The same, with what is offered at one location before the rest. */
    Asked firstAt(UUID locationId) {
        return new Asked(
                treatment,
                offers.stream()
                        .sorted(comparing(offer -> !offer.location().id().equals(locationId)))
                        .toList(),
                needs);
    }

    /** The same, with those of the offers alone that pass. */
    Asked with(Predicate<Offer> offered) {
        return new Asked(treatment, offers.stream().filter(offered).toList(), needs);
    }

    FreeTime time(Offer offer, Instant start) {
        return new FreeTime(start, start.plus(treatment.length()), offer.practitioner(), offer.location());
    }

    boolean limited() {
        return offers.stream().anyMatch(offer -> offer.dailyLimit() != null);
    }

    Set<ZoneId> zones() {
        return offers.stream().map(offer -> offer.location().zone()).collect(Collectors.toSet());
    }

    /** All that visits could take which start on these dates, at whichever of the places. */
    TimeSlot around(LocalDate from, LocalDate until) {
        Instant first = zones().stream()
                .map(zone -> from.atStartOfDay(zone).toInstant())
                .min(naturalOrder())
                .orElseThrow();
        Instant last = zones().stream()
                .map(zone -> until.atStartOfDay(zone).toInstant())
                .max(naturalOrder())
                .orElseThrow();
        return new TimeSlot(
                first.minus(treatment.bufferBefore()),
                last.plus(treatment.length()).plus(treatment.bufferAfter()));
    }
}
