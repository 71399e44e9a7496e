package clinic.booking.availability;

import clinic.booking.availability.Workload.Ranked;
import clinic.booking.hours.TimeSlot;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of one date of a team: a bitmap. It has a row for each of the team and one for the rooms, and bit n
 * of a row says that nothing of theirs closes the n-th start of the date. Starts are what the location's clock shows
 * every so many minutes, so a day of 23 or 25 hours has fewer or more bits and needs no other care.
 */
final class TeamDay {

    private static final List<ClosedBy> OF_PRACTITIONER = ClosedBy.rules(ClosedBy.Of.PRACTITIONER);
    private static final List<ClosedBy> OF_ROOMS = ClosedBy.rules(ClosedBy.Of.ROOMS);

    private final Team team;
    private final LocalDate date;
    private final TimeSlot around;
    private final int words;
    private final long[] free;
    private final int[] minutes;
    // When the first hold ends that a row counts, in milliseconds.
    private final long[] until;
    private final BitSet stale = new BitSet();
    private final BitSet beingRead = new BitSet();
    private volatile long askedAt;

    // The answer to "with anybody", until something changes or a hold ends.
    private @Nullable List<Ranked> best;
    private long bestUntil;

    TeamDay(Team team, LocalDate date) {
        this.team = team;
        this.date = date;
        this.around = team.around(date);
        this.words = (team.starts(date).size() + Long.SIZE - 1) / Long.SIZE;
        this.free = new long[team.rows() * words];
        this.minutes = new int[team.size()];
        this.until = new long[team.rows()];
        stale.set(0, team.rows());
    }

    LocalDate date() {
        return date;
    }

    long askedAt() {
        return askedAt;
    }

    boolean touches(TimeSlot during) {
        return around.overlaps(during);
    }

    /** From now on these rows count for nothing until they are read again. */
    synchronized void mark(BitSet rows) {
        stale.or(rows);
        best = null;
    }

    synchronized boolean isBehind(BitSet rows, Instant now) {
        askedAt = System.nanoTime();
        long moment = now.toEpochMilli();
        return !isRemembered(rows, moment)
                && (stale.intersects(rows)
                        || beingRead.intersects(rows)
                        || rows.stream().anyMatch(row -> until[row] <= moment));
    }

    /** Which of these rows to read again; whoever asks meanwhile waits. What changes from now on counts as changed. */
    synchronized BitSet beginReading(BitSet rows, Instant now) {
        long moment = now.toEpochMilli();
        for (int row = rows.nextSetBit(0); row >= 0; row = rows.nextSetBit(row + 1)) {
            if (stale.get(row) || until[row] <= moment) {
                beingRead.set(row);
            }
        }
        stale.andNot(beingRead);
        return (BitSet) beingRead.clone();
    }

    synchronized void read(int number, Bookable one, long minutesThatDay) {
        List<Instant> starts = team.starts(date);
        long[] bits = new long[words];
        for (Instant start : one.freeAmong(starts, OF_PRACTITIONER)) {
            int bit = Collections.binarySearch(starts, start);
            bits[bit / Long.SIZE] |= 1L << bit;
        }
        minutes[number] = Math.toIntExact(minutesThatDay);
        install(number, bits, one.diary().taken());
    }

    synchronized void readRooms(Bookable any) {
        List<Instant> starts = team.starts(date);
        long[] bits = new long[words];
        for (int bit = 0; bit < starts.size(); bit++) {
            if (any.isFree(starts.get(bit), OF_ROOMS)) {
                bits[bit / Long.SIZE] |= 1L << bit;
            }
        }
        install(
                team.roomsRow(),
                bits,
                team.rooms().stream()
                        .map(room -> any.rooms().getOrDefault(room, Diary.EMPTY))
                        .flatMap(diary -> diary.taken().stream())
                        .toList());
    }

    private void install(int row, long[] bits, Collection<TakenTime> counted) {
        System.arraycopy(bits, 0, free, row * words, words);
        until[row] = counted.stream()
                .filter(time -> around.overlaps(time.during()))
                .map(TakenTime::heldUntil)
                .flatMap(Stream::ofNullable)
                .mapToLong(Instant::toEpochMilli)
                .min()
                .orElse(Long.MAX_VALUE);
        beingRead.clear(row);
        best = null;
    }

    /** What could not be read is as stale as before. */
    synchronized void endReading() {
        stale.or(beingRead);
        beingRead.clear();
    }

    /** At each start whoever of these has least to do; to be asked after {@link #isBehind} said no. */
    synchronized List<Ranked> best(BitSet rows, Instant now) {
        List<Ranked> remembered = best;
        if (remembered != null && isRemembered(rows, now.toEpochMilli())) {
            return remembered;
        }
        List<Ranked> found = find(rows);
        if (rows.cardinality() == team.rows() && stale.isEmpty() && beingRead.isEmpty()) {
            best = found;
            bestUntil = Arrays.stream(until).min().orElse(Long.MAX_VALUE);
        }
        return found;
    }

    private boolean isRemembered(BitSet rows, long moment) {
        return best != null && moment < bestUntil && rows.cardinality() == team.rows();
    }

    private List<Ranked> find(BitSet rows) {
        List<Instant> starts = team.starts(date);
        @Nullable Ranked[] first = new Ranked[starts.size()];
        for (int row = rows.nextSetBit(0); row >= 0 && row < team.size(); row = rows.nextSetBit(row + 1)) {
            for (int word = 0; word < words; word++) {
                for (long bits = free[row * words + word] & free[team.roomsRow() * words + word];
                        bits != 0;
                        bits &= bits - 1) {
                    int bit = word * Long.SIZE + Long.numberOfTrailingZeros(bits);
                    Ranked known = first[bit];
                    if (known == null || minutes[row] <= known.minutes()) {
                        Ranked other = Ranked.of(team.freeTime(row, starts.get(bit)), minutes[row]);
                        first[bit] = known == null || other.comesBefore(known) ? other : known;
                    }
                }
            }
        }
        return new ArrayList<>(Arrays.stream(first).filter(Objects::nonNull).toList());
    }
}
