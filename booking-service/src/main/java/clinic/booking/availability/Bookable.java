package clinic.booking.availability;

import clinic.booking.catalogue.Need;
import clinic.booking.catalogue.Offer;
import clinic.booking.hours.Opening;
import clinic.booking.hours.TimeSlot;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One practitioner who gives the treatment at one location, with all that can stand in the way of a visit there.
 *
 * @param horizon no visit starts then or later
 * @param needs of the treatment at that location
 * @param rooms what is taken of the rooms and equipment that serve
 * @param visitsADay of the practitioner for the treatment; counted only where there is a limit
 */
record Bookable(
        Offer offer,
        Facts facts,
        StartGrid grid,
        Instant horizon,
        Opening opening,
        Diary diary,
        List<Need> needs,
        Map<UUID, Diary> rooms,
        Map<LocalDate, Long> visitsADay) {

    /** The starts among these, which are in order, that none of the rules closes; those of hours are among the rules. */
    List<Instant> freeAmong(List<Instant> starts, List<ClosedBy> rules) {
        List<Instant> free = new ArrayList<>();
        for (TimeSlot open : opening.open().inOrder()) {
            int first = Collections.binarySearch(starts, open.start());
            for (int n = first < 0 ? -first - 1 : first;
                    n < starts.size() && starts.get(n).isBefore(open.end());
                    n++) {
                if (isFree(starts.get(n), rules)) {
                    free.add(starts.get(n));
                }
            }
        }
        return free;
    }

    boolean isFree(Instant start) {
        return isFree(start, ClosedBy.RULES);
    }

    boolean isFree(Instant start, List<ClosedBy> rules) {
        TimeSlot visit = visit(start);
        for (ClosedBy rule : rules) {
            if (rule.closes(this, visit)) {
                return false;
            }
        }
        return true;
    }

    /** Every rule that closes a start, not only the first. */
    Set<ClosedBy> closedBy(Instant start) {
        TimeSlot visit = visit(start);
        Set<ClosedBy> closing = EnumSet.noneOf(ClosedBy.class);
        for (ClosedBy rule : ClosedBy.RULES) {
            if (rule.closes(this, visit)) {
                closing.add(rule);
            }
        }
        return closing;
    }

    /** What the patient sees. */
    TimeSlot visit(Instant start) {
        return new TimeSlot(start, start.plus(facts.treatment().length()));
    }

    /** What a visit takes of everybody's time: buffers may reach beyond the hours, never into what is taken. */
    TimeSlot withBuffers(TimeSlot visit) {
        return new TimeSlot(
                visit.start().minus(facts.treatment().bufferBefore()),
                visit.end().plus(facts.treatment().bufferAfter()));
    }

    boolean dayIsFull(Instant start) {
        @Nullable Integer most = offer.dailyLimit();
        if (most == null) {
            return false;
        }
        LocalDate date = start.atZone(offer.location().zone()).toLocalDate();
        return visitsADay.getOrDefault(date, 0L) >= most;
    }

    /** For each need the preferred one that is free; empty when one need is met by none. */
    Optional<List<UUID>> roomsFor(TimeSlot taken) {
        List<UUID> chosen = freeRoomsFor(taken);
        return chosen.size() == needs.size() ? Optional.of(chosen) : Optional.empty();
    }

    /** The same, without those needs that are met by none. */
    List<UUID> freeRoomsFor(TimeSlot taken) {
        List<UUID> chosen = new ArrayList<>();
        for (Need need : needs) {
            need.anyOf().stream()
                    .filter(room -> rooms.getOrDefault(room, Diary.EMPTY).isFree(taken))
                    .findFirst()
                    .ifPresent(chosen::add);
        }
        return chosen;
    }
}
