package clinic.booking.availability;

import static java.util.Comparator.naturalOrder;

import clinic.booking.hours.TimeSlot;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The one place that says what is free and that takes it. Every list, hold, booking and move asks here, so that
 * what is listed can be booked and nothing else can.
 */
@Component
public class ClinicianCalendar {

    /** The longest period that one question may cover. */
    public static final int MAX_DAYS = 31;

    private final FreeTimes freeTimes;
    private final RememberedDays remembered;
    private final TakenTimes takenTimes;
    private final Holds holds;
    private final SearchQueue searches;
    private final Clock clock;
    private final Counter conflicts;

    ClinicianCalendar(
            FreeTimes freeTimes,
            RememberedDays remembered,
            TakenTimes takenTimes,
            Holds holds,
            SearchQueue searches,
            Clock clock,
            MeterRegistry figures) {
        this.freeTimes = freeTimes;
        this.remembered = remembered;
        this.takenTimes = takenTimes;
        this.holds = holds;
        this.searches = searches;
        this.clock = clock;
        // There from the start: a figure that is not there cannot be told from one that nobody tells.
        this.conflicts = figures.counter("clinic.bookings.conflicts");
    }

    /**
     * Free times in order, of at most {@value #MAX_DAYS} days. With no practitioner asked for there is one for each
     * start and location, its practitioner the one with the least to do that day.
     */
    public List<FreeTime> free(Wish wish, LocalDate from, int days) {
        return search(wish, from, Math.clamp(days, 1, MAX_DAYS));
    }

    /**
     * The same, for whoever wants to book: what is listed can be booked.
     *
     * @throws clinic.booking.InvalidInput naming unknown ids, and when the treatment is retired
     */
    List<FreeTime> freeToBook(Wish wish, LocalDate from, int days) {
        List<FreeTime> free = freeToMove(wish, from, days);
        if (remembered.retired(wish.treatmentId())) {
            throw Asked.retired();
        }
        return free;
    }

    /**
     * The same, for whoever wants to move a visit that is there, which a treatment outlives that is retired.
     *
     * @throws clinic.booking.InvalidInput naming unknown ids
     */
    public List<FreeTime> freeToMove(Wish wish, LocalDate from, int days) {
        List<FreeTime> free = search(wish, from, Math.clamp(days, 1, MAX_DAYS));
        if (free.isEmpty()) {
            // Whoever is free somewhere is known.
            freeTimes.checkIds(wish);
        }
        return free;
    }

    /** The first day with a free time of those from one to another. */
    public Optional<LocalDate> firstFreeDay(Wish wish, LocalDate from, LocalDate last) {
        for (LocalDate day = from; !day.isAfter(last); day = day.plusDays(MAX_DAYS)) {
            // The first to begin need not be on the first day: places may be a day apart.
            Optional<LocalDate> first =
                    search(wish, day, MAX_DAYS).stream().map(FreeTime::date).min(naturalOrder());
            if (first.isPresent()) {
                return first;
            }
        }
        return Optional.empty();
    }

    /** The last day on which a treatment can be booked, where it is this day now. */
    public LocalDate lastDay(UUID treatmentId, LocalDate today) {
        return freeTimes.lastDay(treatmentId, today);
    }

    private List<FreeTime> search(Wish wish, LocalDate from, int days) {
        return searches.inTurn(() -> remembered.of(wish, from, days));
    }

    /** What somebody hears whose time another took: the nearest free ones. Every such conflict is counted here. */
    public SlotTaken taken(Wish wish, Instant start) {
        conflicts.increment();
        try {
            return new SlotTaken(nearest(wish, start));
        } catch (TooManySearches crowd) {
            return new SlotTaken(List.of());
        }
    }

    /** What staff hear who cannot have a time for a visit: the nearest free ones that are long enough. */
    public PlaceRefused refused(Placement placement, UUID visitId, Set<ClosedBy> closedBy) {
        return refused(placement, Taker.moving(visitId), closedBy);
    }

    /** The same, for a visit that is not there yet. */
    public PlaceRefused refused(Placement placement, Set<ClosedBy> closedBy) {
        return refused(placement, Taker.ANYONE, closedBy);
    }

    private PlaceRefused refused(Placement placement, Taker taker, Set<ClosedBy> closedBy) {
        Asked asked = freeTimes.ask(placement);
        List<ClosedBy> inOrder = closedBy.stream().sorted().toList();
        try {
            return new PlaceRefused(
                    inOrder,
                    Nearest.to(
                            placement.start(),
                            (from, days) -> searches.inTurn(() -> freeTimes.of(asked, from, days, taker))));
        } catch (TooManySearches crowd) {
            return new PlaceRefused(inOrder, List.of());
        }
    }

    /**
     * Free times of so many days from one on, with whoever gives the treatment, to which a visit can be moved: they are as
     * long as it is now, and its own present time is not in the way.
     *
     * @throws TooManySearches when whoever asks now would wait too long
     */
    public List<FreeTime> freeFor(UUID treatmentId, Wish.Agreed visit, LocalDate from, int days) {
        Wish wish = new Wish(treatmentId, null, null).of(visit);
        Taker taker = Taker.moving(visit.visitId());
        return searches.inTurn(() -> freeTimes.of(wish, from, Math.clamp(days, 1, MAX_DAYS), taker));
    }

    /** Of whom and where was asked for, filled up with those of others. */
    private List<FreeTime> nearest(Wish wish, Instant start) {
        List<FreeTime> asked = Nearest.to(start, (from, days) -> search(wish, from, days));
        if (asked.size() == Nearest.MOST || wish.practitionerId() == null) {
            return asked;
        }
        List<FreeTime> anyone = Nearest.to(start, (from, days) -> search(wish.withAnyone(), from, days));
        return Stream.concat(asked.stream(), anyone.stream())
                .distinct()
                .limit(Nearest.MOST)
                .toList();
    }

    /**
     * Keeps a time for someone who is filling in the form.
     *
     * @throws SlotTaken when nobody who was asked for is free then
     * @throws TooManyHolds when the visitor's network or the whole clinic keeps as many as it may
     * @throws clinic.booking.InvalidInput naming unknown ids, a retired treatment, and a start too soon or too far ahead
     */
    public Hold hold(Wish wish, Instant start, Visitor visitor) {
        return hold(wish, start, visitor, hold -> true);
    }

    /** The same; {@code alsoKept} is written in the same transaction, and if it says no, nothing is held. */
    Hold hold(Wish wish, Instant start, Visitor visitor, Predicate<Hold> alsoKept) {
        return holds.hold(wish, start, visitor, alsoKept)
                .orElseThrow(() -> taken(wish.holding(visitor.earlierHold()), start));
    }

    /** What the hold of whoever wishes keeps for the treatment; empty once it has expired. */
    public Optional<Hold> held(Wish wish) {
        return holds.held(wish);
    }

    /** Lets a hold start over, even when just expired; empty when its time has gone to someone else. */
    public Optional<Hold> extend(UUID holdId) {
        return holds.extend(holdId);
    }

    /** Frees a hold before it expires. */
    public void release(UUID holdId) {
        takenTimes.releaseHold(holdId);
    }

    /**
     * Every rule that closes a start with the practitioner at the location of a wish; empty when it is free.
     *
     * @throws clinic.booking.InvalidInput naming unknown ids
     */
    public Set<ClosedBy> closedBy(Wish wish, Instant start) {
        freeTimes.checkIds(wish);
        return freeTimes.closedBy(wish, start);
    }

    /**
     * A start as staff want it, free or not, with the practitioner of a wish. Where they receive at several places and none
     * is named, it is where they are then; empty when they give the treatment at none.
     *
     * @throws clinic.booking.InvalidInput naming unknown ids, and a start that has passed or is years ahead
     */
    public Optional<FreeTime> wanted(Wish wish, Instant start) {
        Placement.require(start, clock.instant());
        return freeTimes.wanted(wish, start);
    }

    /** Every rule that closes a time that staff want for a visit. */
    public Set<ClosedBy> closedBy(Placement placement) {
        return freeTimes.closedBy(freeTimes.ask(placement), placement.start(), Taker.ANYONE);
    }

    /**
     * Keeps some of a practitioner's or a room's time free of patients, for lunch or a meeting, within the caller's
     * transaction.
     *
     * @return false when some of it is taken; the transaction must then be rolled back
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean block(UUID resourceId, Instant start, Instant end, UUID blockId) {
        return takenTimes.block(resourceId, new TimeSlot(start, end), blockId, clock.instant());
    }

    /**
     * Who could be visited at this start, the fairest choice first; empty when nobody can.
     *
     * @throws clinic.booking.InvalidInput naming unknown ids, and a start too soon or too far ahead
     */
    public List<FreeTime> freeAt(Wish wish, Instant start) {
        return freeTimes.at(freeTimes.ask(wish, start), start, freeTimes.taker(wish));
    }

    /**
     * With whom to try to {@linkplain #take take} this start, one after the other; empty when nobody is free.
     *
     * @throws clinic.booking.InvalidInput naming unknown ids, a retired treatment, and a start too soon or too far ahead
     */
    public List<FreeTime> candidates(Wish wish, Instant start, @Nullable UUID holdId) {
        Taker taker = taker(wish, start, holdId);
        return freeTimes.candidates(freeTimes.ask(wish, start, taker).toBook(), start, taker);
    }

    /**
     * Takes a time for a visit within the caller's transaction, looking once more whether it is free.
     *
     * @param wish with its practitioner and location
     * @param holdId the patient's own hold, which becomes the visit's time; what was early enough when it began still is
     * @throws clinic.booking.InvalidInput naming unknown ids, and a start too soon or too far ahead
     * @throws TimeNotFree when it is not, or somebody else was faster; the transaction must then be rolled back
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public FreeTime take(Wish wish, Instant start, UUID visitId, @Nullable UUID holdId) {
        Taker taker = taker(wish, start, holdId);
        return take(freeTimes.ask(wish, start, taker), start, visitId, taker);
    }

    /**
     * Moves a visit within the caller's transaction; its own present time is not in the way.
     *
     * @throws clinic.booking.InvalidInput naming unknown ids, and a start too soon or too far ahead
     * @throws TimeNotFree when the new time is not free; the transaction must then be rolled back
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public FreeTime move(Wish wish, Instant start, UUID visitId) {
        return take(freeTimes.ask(wish, start), start, visitId, Taker.moving(visitId));
    }

    /**
     * Puts a visit where staff want it, within the caller's transaction; its own present time is not in the way.
     *
     * @throws clinic.booking.InvalidInput naming unknown ids
     * @throws TimeClosed when rules close it that do not yield, or were not asked to; the transaction must then be
     *     rolled back
     * @throws TimeNotFree when somebody else was faster; the transaction must then be rolled back
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Placed place(Placement placement, UUID visitId) {
        return place(freeTimes.ask(placement), placement, visitId, Taker.moving(visitId));
    }

    /**
     * Takes a time for a new visit where staff want it, within the caller's transaction. Throws as above, and for a retired
     * treatment.
     *
     * @param holdId a hold of their own, which becomes the visit's time
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Placed placeNew(Placement placement, UUID visitId, @Nullable UUID holdId) {
        return place(
                freeTimes.ask(placement).toBook(),
                placement,
                visitId,
                taker(placement.wish(), placement.start(), holdId));
    }

    private Placed place(Asked asked, Placement placement, UUID visitId, Taker taker) {
        Instant start = placement.start();
        Optional<Plan> free = freeTimes.plan(asked, start, taker);
        Set<ClosedBy> closedBy = free.isPresent() ? Set.of() : freeTimes.closedBy(asked, start, taker);
        Plan plan = free.or(() -> freeTimes.plan(asked, start, taker, placement.heldTo()))
                .orElseThrow(() -> new TimeClosed(closedBy));
        // Whatever was found, what is taken is taken: the constraint has the last word.
        takenTimes.take(plan, taker, Owner.visit(visitId), clock.instant());
        return new Placed(plan.time(), closedBy);
    }

    /**
     * Takes a time that was agreed on elsewhere, within the caller's transaction. What the clinic itself would decide
     * otherwise is not asked; what somebody has is.
     *
     * @return why it cannot be had; empty when it is taken
     * @throws clinic.booking.InvalidInput naming unknown ids
     * @throws TimeNotFree when somebody else was faster; the transaction must then be rolled back
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Set<ClosedBy> takeAgreed(Placement placement, UUID visitId) {
        Asked asked = freeTimes.ask(placement);
        Taker taker = Taker.moving(visitId);
        Instant start = placement.start();
        Optional<Plan> plan = freeTimes.plan(asked, start, taker, ClosedBy.TAKEN_OR_IMPOSSIBLE);
        plan.ifPresent(found -> takenTimes.take(found, taker, Owner.visit(visitId), clock.instant()));
        return plan.isPresent()
                ? Set.of()
                : freeTimes.closedBy(asked, start, taker).stream()
                        .filter(ClosedBy.TAKEN_OR_IMPOSSIBLE::contains)
                        .collect(Collectors.toCollection(() -> EnumSet.noneOf(ClosedBy.class)));
    }

    /** Whoever has a hold; it counts from when it began, where it keeps what is asked for. */
    private Taker taker(Wish wish, Instant start, @Nullable UUID holdId) {
        Taker taker = Taker.holding(holdId);
        return holdId == null
                ? taker
                : takenTimes
                        .heldSince(holdId, wish.treatmentId(), start, clock.instant())
                        .map(taker::since)
                        .orElse(taker);
    }

    private FreeTime take(Asked asked, Instant start, UUID visitId, Taker taker) {
        Plan plan = freeTimes.plan(asked, start, taker).orElseThrow(TimeNotFree::new);
        takenTimes.take(plan, taker, Owner.visit(visitId), clock.instant());
        return plan.time();
    }

    /** Frees the time of a visit or a block within the caller's transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void giveBack(UUID ownerId) {
        takenTimes.release(ownerId);
    }
}
