package clinic.endtoend.fire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import clinic.endtoend.fire.Troubles.Scene;
import clinic.endtoend.fire.Troubles.Trouble;
import clinic.endtoend.running.BookingApi.Slot;
import clinic.endtoend.running.Clinic;
import clinic.endtoend.running.ClinicDatabase;
import clinic.endtoend.running.ClinicHome;
import clinic.endtoend.running.Folder;
import clinic.endtoend.running.LaunchedClinic;
import clinic.endtoend.running.Person;
import clinic.endtoend.running.SmallDisk;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.Test;

/**
 * The trouble table: one trouble after the other befalls a clinic while patients book, move and cancel; what was
 * acknowledged is compared with databases, topics, phones and mailboxes after each. It first plants two faults, a relay
 * that loses and an inbox that forgets, and goes on only if both are found. {@code ./clinic break} runs it; it is no
 * scenario. What the machine does in between is its own chance, all else is the seed's.
 */
class TroubleTable {

    private static final long SEED = Long.getLong("clinic.fire.seed", System.nanoTime());
    private static final int BOOKINGS = Integer.getInteger("clinic.fire.bookings", 16);
    private static final String WANTED = System.getProperty("clinic.fire.trouble", "");
    private static final int PATIENTS_AT_ONCE = 4;

    /** The one more who asks how it is, and those who move. */
    private static final int SLOTS = 2;

    private static final Duration WELL_AGAIN = Duration.ofMinutes(3);
    private static final String ROW = "%-30s %5s %5s %5s %5s %5s %5s %7s %7s %7s%n";

    private final Random chance = new Random(SEED);
    private final StringBuilder text = new StringBuilder();

    @Test
    void whateverBefallsItEachPromiseIsKeptOnce() throws Exception {
        Path folder = Path.of("target", "clinic-in-trouble").toAbsolutePath();
        ClinicHome home = new ClinicHome(folder);
        List<String> unkept = new ArrayList<>();
        Optional<SmallDisk> disk = SmallDisk.at(folder, Troubles.ROOMY);
        try (Troubles troubles = new Troubles(home, disk, chance.nextLong());
                LaunchedClinic launched =
                        LaunchedClinic.byDetours(folder, LaunchedClinic.freePort(), troubles.detours())) {
            List<Trouble> chosen = chosen(troubles);
            Clinic clinic = Clinic.of(launched);
            Queue<Slot> free = Fire.free(
                    clinic,
                    (chosen.size() + 2) * BOOKINGS * SLOTS
                            + chosen.stream().mapToInt(Trouble::crowd).sum());
            say("Seed %d (-Dclinic.fire.seed=), %d bookings and more while each lasts%n".formatted(SEED, BOOKINGS));
            say("Planted, a relay that loses: found, such as %s%n".formatted(losing(clinic, home, free)));
            say("Planted, inboxes that forget: found, such as %s%n%n".formatted(forgetting(clinic, home, free)));
            say(ROW.formatted(
                    "trouble", "times", "ackn.", "lost", "twice", "stale", "else", "tries+", "back s", "told s"));
            for (Trouble trouble : chosen) {
                unkept.addAll(live(trouble, clinic, home, free));
            }
        } finally {
            // Also when one of them was too much: what was found until then is what somebody wants to read.
            Files.writeString(Path.of("target", "trouble-table.txt"), text);
            if (disk.isPresent()) {
                try (SmallDisk own = disk.get()) {
                    Folder.copy(own.folder().resolve("logs"), Path.of("target", "trouble-logs"));
                }
            }
        }
        say("%nback s: from the end of the cause (a kill: from the kill) until a booking made then was acknowledged;%n"
                        .formatted()
                + "told s: until its SMS and its mail were there too. tries+: requests that patients made again.%n"
                        .formatted());
        unkept.forEach(what -> say("  " + what + "\n"));
        Files.writeString(Path.of("target", "trouble-table.txt"), text);
        assertThat(unkept).as(text.toString()).isEmpty();
    }

    private static List<Trouble> chosen(Troubles troubles) {
        List<Trouble> chosen = WANTED.isBlank()
                ? troubles.all()
                : Stream.concat(troubles.all().stream(), troubles.thatTakeMinutes().stream())
                        .filter(trouble -> trouble.name().matches(WANTED.replace("*", ".*")))
                        .toList();
        assertThat(chosen).as("troubles called " + WANTED).isNotEmpty();
        return chosen;
    }

    private List<String> live(Trouble trouble, Clinic clinic, ClinicHome home, Queue<Slot> free) throws Exception {
        Verdict.Before before = Verdict.Before.of(home);
        Ledger ledger = new Ledger();
        Pace pace = new Pace(BOOKINGS, 1);
        Patients patients = new Patients(clinic.url(), free, pace, ledger);
        Random own = new Random(chance.nextLong());
        List<Double> recovery = new ArrayList<>();
        whileTheyBook(patients, own, () -> {
            pace.mayKill();
            pace.rest(Duration.ofMillis(own.nextLong(1000)));
            long over = trouble.blow().fall(new Scene(clinic, free, ledger, pace, own));
            Person first = patients.bookAndStay();
            recovery.add(secondsSince(over));
            try {
                await("the first words after " + trouble.name())
                        .atMost(WELL_AGAIN)
                        .ignoreExceptions()
                        .until(() -> Stream.of(first.email())
                                .flatMap(address -> clinic.postbox().of(address).stream())
                                .anyMatch(letter -> letter.purpose().equals("confirmation")));
                recovery.add(secondsSince(over));
            } catch (ConditionTimeoutException late) {
                ledger.broke("no word of a visit that was booked afterwards within " + WELL_AGAIN.toSeconds() + " s");
            }
            return null;
        });
        Fire.rest(clinic);
        Verdict verdict = Verdict.on(ledger, clinic, home, before);
        say(ROW.formatted(
                trouble.name(),
                trouble.times(),
                verdict.acknowledged(),
                verdict.lost().size(),
                verdict.duplicated().size(),
                verdict.outOfOrder().size(),
                verdict.broken().size(),
                ledger.retries(),
                inWords(recovery.getFirst()),
                inWords(recovery.getLast())));
        ledger.notes().forEach(note -> say("    " + note + "\n"));
        return Stream.of(verdict.lost(), verdict.duplicated(), verdict.outOfOrder(), verdict.broken())
                .flatMap(List::stream)
                .limit(20)
                .map(what -> trouble.name() + ": " + what)
                .toList();
    }

    /** Events of new visits vanish between the booking's transaction and the relay. */
    private String losing(Clinic clinic, ClinicHome home, Queue<Slot> free) throws Exception {
        ClinicDatabase booking = new ClinicDatabase(home, "booking");
        booking.plant("create function lose() returns trigger language plpgsql as $$ begin return null; end $$");
        booking.plant("create trigger lose before insert on outbox for each row"
                + " when (new.type = 'booking.appointment.booked') execute function lose()");
        Verdict verdict = quiet(clinic, home, free, () -> {});
        booking.plant("drop trigger lose on outbox");
        assertThat(verdict.lost()).as("what was lost is found").isNotEmpty();
        return verdict.lost().getFirst();
    }

    /** Everything that reminder-service told is told again, to an inbox that forgets what it has taken. */
    private String forgetting(Clinic clinic, ClinicHome home, Queue<Slot> free) throws Exception {
        Fire.forgetWhatWasTaken(home);
        Verdict verdict = quiet(
                clinic,
                home,
                free,
                () -> new ClinicDatabase(home, "reminder").plant("update outbox set sent_at = null"));
        Fire.rememberWhatWasTaken(home);
        assertThat(verdict.duplicated()).as("what was told twice is found").isNotEmpty();
        return verdict.duplicated().getFirst();
    }

    private Verdict quiet(Clinic clinic, ClinicHome home, Queue<Slot> free, Runnable afterwards) throws Exception {
        Verdict.Before before = Verdict.Before.of(home);
        Ledger ledger = new Ledger();
        Pace pace = new Pace(4, 1);
        Patients patients = new Patients(clinic.url(), free, pace, ledger);
        whileTheyBook(patients, new Random(chance.nextLong()), () -> {
            pace.mayKill();
            return null;
        });
        Fire.rest(clinic);
        afterwards.run();
        Fire.rest(clinic);
        return Verdict.on(ledger, clinic, home, before);
    }

    private static void whileTheyBook(Patients patients, Random chance, Callable<Void> what) throws Exception {
        List<Callable<Void>> work = new ArrayList<>(List.of(what));
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

    private static double secondsSince(long nanos) {
        return (System.nanoTime() - nanos) / 1e9;
    }

    private static String inWords(double seconds) {
        return String.format(Locale.ROOT, "%.1f", seconds);
    }

    private void say(String words) {
        System.out.print(words);
        text.append(words);
    }
}
