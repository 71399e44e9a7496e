package clinic.booking.availability;

import clinic.booking.hours.TimeSlot;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;

/**
 * The rules, each of which can close a time. A list of free times and the answer to "why is there no slot?" both ask
 * these and nothing else. Those that close most of a busy calendar come first: a list stops at the first that closes.
 * Each says what it looks at: what comes of one practitioner or of the rooms can be remembered until that changes, what
 * comes of the moment cannot.
 */
public enum ClosedBy {
    /** The practitioner does not give the treatment at the location, so the other rules have nobody to judge. */
    NOT_GIVEN(Of.PRACTITIONER, (one, visit) -> false),
    VISIT(Of.PRACTITIONER, (one, visit) -> one.diary().visits().overlap(one.withBuffers(visit))),
    HOLD(Of.PRACTITIONER, (one, visit) -> one.diary().holds().overlap(one.withBuffers(visit))),
    BLOCK(Of.PRACTITIONER, (one, visit) -> one.diary().blocks().overlap(one.withBuffers(visit))),
    TOO_SOON(Of.THE_MOMENT, (one, visit) -> visit.start().isBefore(one.facts().earliest())),
    TOO_FAR(Of.THE_MOMENT, (one, visit) -> !visit.start().isBefore(one.horizon())),
    OFF_GRID(Of.PRACTITIONER, (one, visit) -> !one.grid().has(visit.start())),
    OUTSIDE_HOURS(Of.PRACTITIONER, (one, visit) -> !one.opening().planned().cover(visit)),
    CLOSED_DAY(
            Of.PRACTITIONER,
            (one, visit) -> one.opening().planned().cover(visit)
                    && !one.opening().beforeAbsences().cover(visit)),
    ABSENT(
            Of.PRACTITIONER,
            (one, visit) -> one.opening().beforeAbsences().cover(visit)
                    && !one.opening().open().cover(visit)),
    DAILY_LIMIT(Of.PRACTITIONER, (one, visit) -> one.dayIsFull(visit.start())),
    NO_ROOM(Of.ROOMS, (one, visit) -> one.roomsFor(one.withBuffers(visit)).isEmpty());

    static final List<ClosedBy> RULES = List.of(values());

    /** What holds for a visit that was agreed on elsewhere. */
    static final List<ClosedBy> TAKEN_OR_IMPOSSIBLE = List.of(NOT_GIVEN, VISIT, HOLD, BLOCK, NO_ROOM);

    /** What a rule looks at, besides the treatment and the place. */
    enum Of {
        PRACTITIONER,
        ROOMS,
        THE_MOMENT
    }

    private final Of of;
    private final BiPredicate<Bookable, TimeSlot> rule;

    ClosedBy(Of of, BiPredicate<Bookable, TimeSlot> rule) {
        this.of = of;
        this.rule = rule;
    }

    static List<ClosedBy> rules(Of of) {
        return RULES.stream().filter(rule -> rule.of == of).toList();
    }

    boolean closes(Bookable one, TimeSlot visit) {
        return rule.test(one, visit);
    }

    /**
     * Whether staff may decide otherwise and say why; what another has, and what cannot be done there, never yields. Where
     * the want of a room yields, the visit goes without one: nobody's room is taken.
     */
    public boolean yieldsToStaff() {
        return switch (this) {
            case TOO_SOON, TOO_FAR, OFF_GRID, OUTSIDE_HOURS, CLOSED_DAY, ABSENT, DAILY_LIMIT, NO_ROOM -> true;
            case NOT_GIVEN, VISIT, HOLD, BLOCK -> false;
        };
    }

    /** All that yield to staff who say why. */
    public static Set<ClosedBy> yielding() {
        return RULES.stream().filter(ClosedBy::yieldsToStaff).collect(Collectors.toUnmodifiableSet());
    }

    /** The rule that the API and the forms name so. */
    public static Optional<ClosedBy> of(String code) {
        return RULES.stream().filter(rule -> rule.code().equals(code)).findFirst();
    }

    /** As the API and the words of the pages name it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
