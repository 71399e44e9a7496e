package clinic.endtoend.fire;

import static org.awaitility.Awaitility.await;

import clinic.endtoend.running.BookingApi;
import clinic.endtoend.running.BookingApi.Slot;
import clinic.endtoend.running.Clinic;
import clinic.endtoend.running.ClinicDatabase;
import clinic.endtoend.running.ClinicHome;
import clinic.endtoend.running.LaunchedClinic;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;

/**
 * Patients book, move and cancel while every part of the clinic is killed again and again, several at a time.
 *
 * @param kills how often each part is killed
 * @param moment whether now is the time for a kill; it is not waited for in vain
 * @param seed of everything that is left to chance here; what the machine does in between is its own chance
 */
record Fire(int bookings, Map<String, Integer> kills, Duration longestRest, Predicate<ClinicHome> moment, long seed) {

    private static final int PATIENTS_AT_ONCE = 6;

    /** Some book twice: once more for who moves. */
    private static final double SLOTS_FOR_A_BOOKING = 1.3;

    private static final Duration TO_COME_TO_REST = Duration.ofMinutes(5);

    Fire(int bookings, Map<String, Integer> kills, Duration longestRest, long seed) {
        this(bookings, kills, longestRest, home -> true, seed);
    }

    /** What came out of it, and how long each part needed from its kill until it worked again. */
    record Outcome(
            Verdict verdict, Map<String, List<Duration>> recoveries, int retries, int mayHaveChanged, Duration took) {}

    Outcome burn(LaunchedClinic launched) throws Exception {
        Clinic clinic = Clinic.of(launched);
        ClinicHome home = launched.home();
        Verdict.Before before = Verdict.Before.of(home);
        Ledger ledger = new Ledger();
        Pace pace = new Pace(
                bookings, kills.values().stream().mapToInt(Integer::intValue).sum());
        Patients patients = new Patients(clinic.url(), free(clinic, bookings), pace, ledger);
        List<Reaper> reapers = kills.keySet().stream()
                .map(part -> new Reaper(home, part, pace, moment))
                .toList();
        long from = System.nanoTime();
        all(patients, reapers);
        Duration took = Duration.ofNanos(System.nanoTime() - from);
        rest(clinic);
        Map<String, List<Duration>> recoveries = new LinkedHashMap<>();
        reapers.forEach(reaper -> recoveries.put(reaper.part(), reaper.recoveries()));
        return new Outcome(
                Verdict.on(ledger, clinic, home, before),
                recoveries,
                ledger.retries(),
                ledger.changesThatMayHaveHappened(),
                took);
    }

    private void all(Patients patients, List<Reaper> reapers) throws Exception {
        Random chance = new Random(seed);
        List<Callable<Void>> work = new ArrayList<>();
        for (Reaper reaper : reapers) {
            Random own = new Random(chance.nextLong());
            work.add(() -> {
                reaper.reap(kills.getOrDefault(reaper.part(), 0), longestRest, own);
                return null;
            });
        }
        for (int patient = 0; patient < PATIENTS_AT_ONCE; patient++) {
            Random own = new Random(chance.nextLong());
            work.add(() -> {
                patients.come(own);
                return null;
            });
        }
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Void> done : threads.invokeAll(work)) {
                done.get();
            }
        }
    }

    /** A step of the clock is through when everything that was on its way has arrived. */
    static void rest(Clinic clinic) {
        await("rest")
                .atMost(TO_COME_TO_REST)
                .pollInterval(Duration.ofSeconds(1))
                .ignoreExceptions()
                .until(() -> {
                    clinic.clock().forward(Duration.ofMinutes(1));
                    return true;
                });
    }

    /** Times that leave each other room, far enough ahead that no reminder is due meanwhile. */
    static Queue<Slot> free(Clinic clinic, int bookings) {
        BookingApi api = clinic.booking();
        Queue<Slot> found = new ConcurrentLinkedQueue<>(new ArrayDeque<>());
        LocalDate from =
                LocalDate.ofInstant(clinic.clock().now(), ZoneOffset.UTC).plusDays(10);
        String treatment = api.anyTreatment();
        for (int week = 0; found.size() < bookings * SLOTS_FOR_A_BOOKING; week++) {
            Map<String, Slot> apart = new LinkedHashMap<>();
            for (Slot slot : api.slots(treatment, from.plusWeeks(week), 7)) {
                if (slot.at().getMinute() == 0) {
                    apart.putIfAbsent(slot.practitioner() + slot.start(), slot);
                }
            }
            if (apart.isEmpty()) {
                throw new IllegalStateException("Only " + found.size() + " free times");
            }
            found.addAll(apart.values());
        }
        return found;
    }

    /** Plants the fault that the oracle must find: the inbox forgets what it has taken. */
    static void forgetWhatWasTaken(ClinicHome home) {
        for (String service : List.of("booking", "reminder")) {
            ClinicDatabase database = new ClinicDatabase(home, service);
            database.plant("""
                    create or replace function forget() returns trigger language plpgsql as
                    $$ begin new.event_id := gen_random_uuid(); return new; end $$""");
            database.plant(
                    "create or replace trigger forget before insert on inbox for each row execute function forget()");
        }
    }

    static void rememberWhatWasTaken(ClinicHome home) {
        for (String service : List.of("booking", "reminder")) {
            new ClinicDatabase(home, service).plant("drop trigger forget on inbox");
        }
    }
}
