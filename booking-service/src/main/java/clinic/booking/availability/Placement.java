package clinic.booking.availability;

import clinic.booking.InvalidInput;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where staff want a visit to be.
 *
 * @param wish with its practitioner; a location only if it must be there
 * @param near the location that is tried first, where the practitioner receives at several
 * @param setAside rules that are not to stand in the way; what another has always does, whatever is named here
 */
public record Placement(Wish wish, UUID near, Instant start, Duration length, Set<ClosedBy> setAside) {

    /** The furthest ahead that a time makes sense, even for staff who have a reason. */
    private static final Duration FURTHEST = Duration.ofDays(3 * 366);

    public Placement {
        setAside = Set.copyOf(setAside);
    }

    /** There and then, free or not. */
    public static Placement of(Wish wish, FreeTime time, @Nullable Exemption exemption) {
        return new Placement(
                wish,
                time.location().id(),
                time.start(),
                Duration.between(time.start(), time.end()),
                Exemption.rules(exemption));
    }

    /** The same, now that it is to be taken. Throws as below. */
    public Placement at(Instant now) {
        require(start, now);
        return this;
    }

    /**
     * There are times that no reason opens, since nobody could mean them.
     *
     * @throws InvalidInput when a start has passed, or is years ahead
     */
    static void require(Instant start, Instant now) {
        if (start.isBefore(now)) {
            throw new InvalidInput("start", "start-too-soon");
        }
        if (start.isAfter(now.plus(FURTHEST))) {
            throw new InvalidInput("start", "start-too-far");
        }
    }

    /** The rules that it is still held to. */
    List<ClosedBy> heldTo() {
        return ClosedBy.RULES.stream()
                .filter(rule -> !(rule.yieldsToStaff() && setAside.contains(rule)))
                .toList();
    }
}
