package clinic.booking.availability;

import clinic.booking.availability.ChangeLog.Change;
import clinic.booking.availability.ChangeLog.News;
import clinic.booking.availability.ChangeLog.Position;
import clinic.booking.availability.Workload.Ranked;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Says what is free like {@link FreeTimes}, but remembers what it worked out. Each search first asks the log what has
 * changed, and reads again only that: so it sees every booking that was committed before it began, on whichever
 * instance. Nothing is ever taken by what is remembered here; a hold, a booking and a move ask the tables.
 */
@Component
class RememberedDays {

    private static final Logger LOG = LoggerFactory.getLogger(RememberedDays.class);

    /** A row of a bitmap with all that hangs on it, and what each day costs besides, in rows. */
    private static final int BYTES_A_ROW = 40;

    private static final int ROWS_A_DAY = 128;

    /** Of the heap. */
    private static final int SHARE = 8;

    /** Clocks are put right by less; after a greater step back, holds that had ended could be alive again. */
    static final Duration STEP_BACK = Duration.ofMinutes(1);

    private final FreeTimes tables;
    private final ChangeLog log;
    private final Clock clock;
    private final long mostRows;
    private final SharedLook look = new SharedLook(this::catchUp);

    // By treatment. What is being read for an old map is never put into the new one.
    private volatile Map<UUID, List<Team>> teams = new ConcurrentHashMap<>();
    private volatile @Nullable Position position;
    private volatile Instant latest = Instant.MIN;
    private @Nullable Position old;

    @Autowired
    RememberedDays(FreeTimes tables, ChangeLog log, Clock clock) {
        this(tables, log, clock, Runtime.getRuntime().maxMemory() / SHARE / BYTES_A_ROW);
    }

    RememberedDays(FreeTimes tables, ChangeLog log, Clock clock, long mostRows) {
        this.tables = tables;
        this.log = log;
        this.clock = clock;
        this.mostRows = mostRows;
    }

    /**
     * The free times of so many days from one on, in order; with no practitioner asked for one for each start and
     * location, its practitioner the one with the least to do that day.
     */
    List<FreeTime> of(Wish wish, LocalDate from, int days) {
        // What somebody has already, as a visit or a hold, is free to nobody else.
        Taker taker = tables.taker(wish);
        if (!taker.equals(Taker.ANYONE)) {
            return onePerStart(tables.of(wish, from, days, taker).stream()
                    .filter(time -> !wish.isAt(time))
                    .toList());
        }
        // Who searches in a transaction may see what nobody else does, and must not have us remember it.
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            return onePerStart(tables.of(wish, from, days, Taker.ANYONE));
        }
        Instant now = notBefore(clock.instant());
        look.now();
        Map<UUID, List<Team>> known = teams;
        List<Team> asked = teams(known, wish.treatmentId()).stream()
                .filter(team -> wish.locationId() == null
                        || wish.locationId().equals(team.location().id()))
                .toList();
        List<LocalDate> dates =
                asked.isEmpty() ? List.of() : tables.dates(asked.getFirst().treatment(), from, days);
        if (dates.isEmpty()) {
            return List.of();
        }
        if (!makeRoom(known, asked, dates)) {
            return onePerStart(tables.of(wish, from, days, Taker.ANYONE));
        }
        return asked.stream()
                .flatMap(team -> team.free(dates, wish.practitionerId(), now).stream())
                .sorted(Ranked.FAIRLY)
                .map(Ranked::time)
                .toList();
    }

    /** Whether nobody can book it any more, as far as whoever has just searched could know. */
    boolean retired(UUID treatmentId) {
        List<Team> known = teams.getOrDefault(treatmentId, List.of());
        return known.isEmpty()
                ? tables.retired(treatmentId)
                : known.getFirst().treatment().retired();
    }

    private List<Team> teams(Map<UUID, List<Team>> known, UUID treatmentId) {
        List<Team> there = known.get(treatmentId);
        if (there != null) {
            return there;
        }
        List<Team> read = tables.teams(treatmentId);
        return Objects.requireNonNullElse(known.putIfAbsent(treatmentId, read), read);
    }

    private void catchUp() {
        News news = log.since(position);
        if (!news.unbroken() || news.changes().stream().anyMatch(Change::isOfAnything)) {
            teams = new ConcurrentHashMap<>();
        } else {
            for (Change change : Set.copyOf(news.changes())) {
                teams.values().forEach(some -> some.forEach(team -> team.mark(change)));
            }
        }
        position = news.position();
    }

    private Instant notBefore(Instant now) {
        if (now.isBefore(latest)) {
            if (now.isBefore(latest.minus(STEP_BACK))) {
                latest = now;
                teams = new ConcurrentHashMap<>();
            }
        } else {
            latest = now;
        }
        return now;
    }

    /** Forgets the days that nobody asked about for longest; false when not even an empty memory would hold these. */
    private boolean makeRoom(Map<UUID, List<Team>> known, List<Team> asked, List<LocalDate> dates) {
        if (asked.stream().allMatch(team -> team.days().keySet().containsAll(dates))) {
            return true;
        }
        long needed =
                asked.stream().mapToLong(team -> size(team) * dates.size()).sum();
        if (needed > mostRows) {
            return false;
        }
        record Kept(Team team, TeamDay day) {}
        List<Kept> kept = known.values().stream()
                .flatMap(List::stream)
                .flatMap(team -> team.days().values().stream().map(day -> new Kept(team, day)))
                .sorted(Comparator.comparingLong(one -> one.day().askedAt()))
                .toList();
        long total = kept.stream().mapToLong(one -> size(one.team())).sum();
        for (Kept oldest : kept) {
            if (total + needed <= mostRows) {
                break;
            }
            oldest.team().days().remove(oldest.day().date());
            total -= size(oldest.team());
        }
        return true;
    }

    private static long size(Team team) {
        return team.rows() + ROWS_A_DAY;
    }

    /** Reads on while nobody asks, or the first of the morning would begin with nothing; and keeps the log short. */
    @Scheduled(initialDelay = 1, fixedDelay = 1, timeUnit = TimeUnit.MINUTES)
    void keepUp() {
        try {
            look.now();
            Position now = position;
            if (now != null && (old == null || log.forgetBefore(old, now))) {
                old = now;
            }
        } catch (DataAccessException | TooManySearches later) {
            LOG.debug("The log of changes could not be read; whoever searches next tries again", later);
        }
    }

    static List<FreeTime> onePerStart(List<FreeTime> fairest) {
        record Place(Instant start, UUID location) {}
        Set<Place> seen = new HashSet<>();
        List<FreeTime> one = new ArrayList<>();
        for (FreeTime time : fairest) {
            if (seen.add(new Place(time.start(), time.location().id()))) {
                one.add(time);
            }
        }
        return one;
    }
}
