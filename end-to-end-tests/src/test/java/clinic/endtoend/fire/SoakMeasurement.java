package clinic.endtoend.fire;

import clinic.endtoend.fire.Trend.Point;
import clinic.endtoend.running.BookingApi.Slot;
import clinic.endtoend.running.Clinic;
import clinic.endtoend.running.ClinicHome;
import clinic.endtoend.running.LaunchedClinic;
import clinic.figures.Report;
import clinic.figures.Surroundings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * A day of the clinic's own clock, walked through in steps of a few minutes, with patients who book, move and cancel,
 * answer how it goes and read their advice, and with staff at their pages: what each part holds in memory, threads and
 * descriptors, and what PostgreSQL keeps in its tables, again and again, and whether any of it grows. Asserts nothing
 * about that; ends early when a part ever held more than 512 MiB or a promise to a patient was not kept.
 * {@code ./clinic measure soak}; {@code -Dclinic.measure.minutes=60} makes it longer.
 */
class SoakMeasurement {

    private static final boolean QUICK = Boolean.getBoolean("clinic.measure.quick");
    private static final long SEED = Long.getLong("clinic.measure.seed", 20_261_128L);
    private static final Duration LASTS =
            Duration.ofMinutes(Integer.getInteger("clinic.measure.minutes", QUICK ? 3 : 25));
    private static final Duration STEP = Duration.ofMinutes(Integer.getInteger("clinic.measure.step", QUICK ? 30 : 5));
    private static final int STEPS = (int) Duration.ofDays(1).dividedBy(STEP);
    private static final int SAMPLES = Math.min(STEPS, 48);
    /** What fills up while a service comes to work is no leak. */
    private static final double WARM_UP_HOURS = 4;

    private static final int A_STEP = Integer.getInteger("clinic.measure.bookings", 6);
    private static final int ASKED = 30;
    private static final long LIMIT = 512L * 1024 * 1024;

    private static final ZoneId ZONE = ZoneId.of("Europe/Stockholm");
    private static final List<String> SERVICES = List.of("booking", "reminder", "content");
    private static final List<String> PARTS = List.of("booking", "reminder", "content", "gateway", "viewer", "kafka");
    private static final double MEBIBYTE = 1024.0 * 1024;
    private static final int TABLES_TOLD = 8;

    private final Report report;
    private final Map<String, List<Sample>> held = new LinkedHashMap<>();
    private final Map<String, List<Stored>> stored = new LinkedHashMap<>();
    private final Random chance = new Random(SEED);
    private final Pace pace = new Pace(1, 1);

    SoakMeasurement() throws Exception {
        this.report = new Report("soak");
    }

    private record Sample(double hour, Held held) {}

    private record Stored(double hour, int visits, Tables tables) {}

    @Test
    void aDay() throws Exception {
        Path folder = Path.of("target", "clinic-soaked").toAbsolutePath();
        try (LaunchedClinic launched = LaunchedClinic.up(folder, LaunchedClinic.freePort(), "--fresh")) {
            Clinic clinic = Clinic.of(launched);
            soak(clinic, launched.home());
        }
    }

    private void soak(Clinic clinic, ClinicHome home) throws Exception {
        try {
            walkThrough(clinic, home);
        } finally {
            // Also when it ended early: what was seen until then is what somebody wants to read.
            tellParts();
            SERVICES.forEach(this::tellTables);
        }
        report.held("no promise to a patient was broken, no service ever held more than 512 MiB");
        report.keep();
    }

    private void walkThrough(Clinic clinic, ClinicHome home) throws Exception {
        AskedAfterwards asked = new AskedAfterwards(clinic);
        LocalDate day = theDayAfterVisits(clinic, asked);
        Queue<Slot> free = free(clinic, day.plusDays(1));
        clinic.clock().forwardTo(day.atStartOfDay(ZONE).toInstant());
        say(
                "A day in %d min, steps of %d min, %d bookings a step, seed %d, %s%n",
                LASTS.toMinutes(), STEP.toMinutes(), A_STEP, SEED, Surroundings.now());
        Verdict.Before before = Verdict.Before.of(home);
        Ledger ledger = new Ledger();
        LookedAt pages = new LookedAt(clinic);
        Instant midnight = clinic.clock().now();
        long began = System.nanoTime();
        for (int step = 0; step < STEPS; step++) {
            if (clinic.clock().now().isBefore(midnight.plus(STEP.multipliedBy(step)))) {
                clinic.clock().forwardTo(midnight.plus(STEP.multipliedBy(step)));
            }
            double hour = STEP.multipliedBy(step).toSeconds() / 3600.0;
            if (step * SAMPLES / STEPS != (step - 1) * SAMPLES / STEPS || step == 0) {
                sample(hour, home, ledger);
            }
            if (hour % 8 == 0) {
                pages.changeShift();
            }
            come(clinic, free, ledger);
            asked.goOn();
            pages.round(day);
            Duration until = LASTS.multipliedBy(step + 1).dividedBy(STEPS);
            pace.rest(until.minusNanos(System.nanoTime() - began));
        }
        double minutes = (System.nanoTime() - began) / 6e10;
        Fire.rest(clinic);
        sample(24, home, ledger);
        Verdict verdict = Verdict.on(ledger, clinic, home, before);
        say(
                "took %.1f min; %d visits booked, %d words, %d check-ins answered (%d not), %d pages and %d not in time%n",
                minutes,
                verdict.acknowledged(),
                verdict.words(),
                asked.answered(),
                asked.waiting(),
                pages.pages(),
                pages.late());
        say(
                "kept: lost %d, twice %d, out of order %d, else %d%n%n",
                verdict.lost().size(),
                verdict.duplicated().size(),
                verdict.outOfOrder().size(),
                verdict.broken().size());
        if (!verdict.clean()) {
            throw new AssertionError(verdict.toString());
        }
    }

    /** Visits on one day, so that those who came are asked on the next. */
    private static LocalDate theDayAfterVisits(Clinic clinic, AskedAfterwards asked) {
        LocalDate tomorrow = LocalDate.ofInstant(clinic.clock().now(), ZONE).plusDays(1);
        List<Slot> all = clinic.booking().slots(clinic.booking().anyTreatment(), tomorrow, 7).stream()
                .filter(slot -> slot.at().getMinute() == 0)
                .toList();
        LocalDate day = all.getFirst().at().toLocalDate();
        Map<String, Slot> apart = new LinkedHashMap<>();
        all.stream()
                .filter(slot -> slot.at().toLocalDate().equals(day))
                .forEach(slot -> apart.putIfAbsent(slot.practitioner() + slot.start(), slot));
        asked.book(apart.values().stream().limit(ASKED).toList());
        clinic.clock().forwardTo(day.atTime(20, 0).atZone(ZONE).toInstant());
        return day.plusDays(1);
    }

    /** Some of tomorrow, so that reminders are due, and a year of others: all remembered days fill at once. */
    private Queue<Slot> free(Clinic clinic, LocalDate from) {
        int wanted = STEPS * A_STEP * 2;
        String treatment = clinic.booking().anyTreatment();
        Map<String, Slot> apart = new LinkedHashMap<>();
        for (int week = 0; week < 50; week++) {
            clinic.booking().slots(treatment, from.plusWeeks(week), 7).stream()
                    .filter(slot -> slot.at().getMinute() == 0)
                    .forEach(slot -> apart.putIfAbsent(slot.practitioner() + slot.start(), slot));
        }
        List<Slot> found = new ArrayList<>(apart.values());
        if (found.size() < wanted) {
            throw new IllegalStateException("Only %d of %d free times".formatted(found.size(), wanted));
        }
        Collections.shuffle(found, chance);
        return new ConcurrentLinkedQueue<>(found);
    }

    private void come(Clinic clinic, Queue<Slot> free, Ledger ledger) throws Exception {
        Pace all = new Pace(A_STEP, 1);
        all.mayKill();
        Patients patients = new Patients(clinic.url(), free, all, ledger);
        try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Void>> coming = IntStream.range(0, 3)
                    .mapToObj(n -> new Random(chance.nextLong()))
                    .map(own -> people.<Void>submit(() -> {
                        patients.come(own);
                        return null;
                    }))
                    .toList();
            for (Future<Void> done : coming) {
                done.get();
            }
        }
        if (!ledger.broken().isEmpty()) {
            throw new AssertionError(ledger.broken().toString());
        }
    }

    private void sample(double hour, ClinicHome home, Ledger ledger) throws IOException, InterruptedException {
        for (String part : PARTS) {
            Held now = Held.by(home.part(part));
            held.computeIfAbsent(part, anew -> new ArrayList<>()).add(new Sample(hour, now));
            if (now.mostResident() > LIMIT) {
                throw new AssertionError("%s held %.0f MiB".formatted(part, now.mostResident() / MEBIBYTE));
            }
        }
        for (String service : SERVICES) {
            stored.computeIfAbsent(service, anew -> new ArrayList<>())
                    .add(new Stored(hour, ledger.visits().size(), Tables.of(home, service)));
        }
        System.out.printf(
                Locale.ROOT, "hour %.1f, %d visits, %s%n", hour, ledger.visits().size(), Surroundings.now());
    }

    private void tellParts() {
        say(
                "%-9s %-15s %9s %9s  %s%n",
                "part", "holds", "first", "last", "slope an hour (quartiles), after hour " + WARM_UP_HOURS);
        held.forEach((part, samples) -> {
            if (samples.getLast().hour() <= WARM_UP_HOURS + 1) {
                return;
            }
            for (Held.Kind kind : Held.Kind.values()) {
                List<Point> points = samples.stream()
                        .filter(sample -> sample.hour() >= WARM_UP_HOURS)
                        .map(sample -> new Point(sample.hour(), kind.of(sample.held())))
                        .toList();
                say(
                        "%-9s %-15s %9.1f %9.1f  %s%n",
                        part,
                        kind.label(),
                        kind.of(samples.getFirst().held()),
                        points.getLast().figure(),
                        Trend.of(points));
            }
            say(
                    "%-9s most resident ever %.0f of %d MiB%n",
                    part, samples.getLast().held().mostResident() / MEBIBYTE, LIMIT / 1024 / 1024);
        });
    }

    /** Visits stay, so tables grow; what must not grow is what a visit costs, and what lies about dead. */
    private void tellTables(String service) {
        List<Stored> samples = stored.getOrDefault(service, List.of());
        if (samples.isEmpty() || samples.getLast().hour() <= WARM_UP_HOURS + 1) {
            return;
        }
        Stored first = samples.getFirst();
        Stored middle = samples.get(samples.size() / 2);
        Stored last = samples.getLast();
        double most = samples.stream().mapToDouble(SoakMeasurement::share).max().orElse(0);
        say(
                "%n%s's tables: %.1f MiB, then %.1f; kB a visit in the first half %.1f, in the second %.1f%n",
                service,
                first.tables().bytes() / MEBIBYTE,
                last.tables().bytes() / MEBIBYTE,
                kilobytesAVisit(first, middle),
                kilobytesAVisit(middle, last));
        say(
                "  dead rows in a hundred living: at most %.0f; slope an hour %s%n",
                most,
                Trend.of(samples.stream()
                        .filter(one -> one.hour() >= WARM_UP_HOURS)
                        .map(one -> new Point(one.hour(), share(one)))
                        .toList()));
        last.tables().byName().entrySet().stream()
                .sorted((one, other) -> Long.compare(grown(other, first, last), grown(one, first, last)))
                .limit(TABLES_TOLD)
                .forEach(one -> say(
                        "  %-28s %7.2f MiB grown to %7.2f, %6d rows, %5d dead%n",
                        one.getKey(),
                        grown(one, first, last) / MEBIBYTE,
                        one.getValue().bytes() / MEBIBYTE,
                        one.getValue().rows(),
                        one.getValue().dead()));
    }

    private void say(String form, Object... what) {
        report.say(String.format(Locale.ROOT, form, what));
    }

    private static long grown(Map.Entry<String, Tables.Table> one, Stored first, Stored last) {
        Tables.Table before = first.tables().byName().get(one.getKey());
        return one.getValue().bytes() - (before == null ? 0 : before.bytes());
    }

    /** Of a hundred rows that live, how many lie there dead. */
    private static double share(Stored stored) {
        return 100.0 * stored.tables().dead() / Math.max(1, stored.tables().rows());
    }

    private static double kilobytesAVisit(Stored from, Stored to) {
        return (to.tables().bytes() - from.tables().bytes()) / 1000.0 / Math.max(1, to.visits() - from.visits());
    }
}
