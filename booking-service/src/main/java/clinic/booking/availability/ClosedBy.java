package clinic.booking.availability;

import clinic.booking.hours.TimeSlot;
import java.util.List;
import java.util.Locale;
import java.util.function.BiPredicate;

/**
 * The rules, each of which can close a time. A list of free times and the answer to "why is there no slot?" both ask
 * these and nothing else. Those that close most of a busy calendar come first: a list stops at the first that closes.
 */
public enum ClosedBy {
    /** The practitioner does not give the treatment at the location, so the other rules have nobody to judge. */
    NOT_GIVEN((one, visit) -> false),
    VISIT((one, visit) -> one.diary().visits().overlap(one.withBuffers(visit))),
    HOLD((one, visit) -> one.diary().holds().overlap(one.withBuffers(visit))),
    BLOCK((one, visit) -> one.diary().blocks().overlap(one.withBuffers(visit))),
    TOO_SOON((one, visit) -> visit.start().isBefore(one.facts().earliest())),
    TOO_FAR((one, visit) -> !visit.start().isBefore(one.horizon())),
    OFF_GRID((one, visit) -> !one.grid().has(visit.start())),
    OUTSIDE_HOURS((one, visit) -> !one.opening().planned().cover(visit)),
    CLOSED_DAY((one, visit) -> one.opening().planned().cover(visit)
            && !one.opening().beforeAbsences().cover(visit)),
    ABSENT((one, visit) ->
            one.opening().beforeAbsences().cover(visit) && !one.opening().open().cover(visit)),
    DAILY_LIMIT((one, visit) -> one.dayIsFull(visit.start())),
    NO_ROOM((one, visit) -> one.roomsFor(one.withBuffers(visit)).isEmpty());

    static final List<ClosedBy> RULES = List.of(values());

    private final BiPredicate<Bookable, TimeSlot> rule;

    ClosedBy(BiPredicate<Bookable, TimeSlot> rule) {
        this.rule = rule;
    }

    boolean closes(Bookable one, TimeSlot visit) {
        return rule.test(one, visit);
    }

    /** As the API and the words of the pages name it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
