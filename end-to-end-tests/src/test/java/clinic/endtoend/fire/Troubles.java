package clinic.endtoend.fire;

import clinic.endtoend.fire.BadLine.Ailment;
import clinic.endtoend.running.BookingApi.Slot;
import clinic.endtoend.running.Clinic;
import clinic.endtoend.running.ClinicHome;
import clinic.endtoend.running.SmallDisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.stream.Collectors;

/** Everything that may befall a clinic here: parts that die, parts that are held still, lines that go bad. */
final class Troubles implements AutoCloseable {

    /** What befalls it; returns when the cause is gone, with the time (nanos) at which it went. */
    interface Blow {
        long fall(Scene scene) throws Exception;
    }

    /** What a blow finds: a clinic at which patients book, and what was promised to them. */
    record Scene(Clinic clinic, Queue<Slot> free, Ledger ledger, Pace pace, Random chance) {}

    /**
     * @param name one word, by which it can be asked for alone
     * @param times how much of it there is
     * @param crowd how many more may book while it lasts
     */
    record Trouble(String name, int times, int crowd, Blow blow) {

        Trouble(String name, int times, Blow blow) {
            this(name, times, 0, blow);
        }
    }

    private static final List<String> LINES = List.of("postgres", "kafka", "mail");
    private static final Duration LINE_IS_BAD = Duration.ofSeconds(9);
    private static final int KILLS = 2;

    /** Long for a patient, short of any lease. */
    private static final Duration A_WHILE = Duration.ofSeconds(8);

    /** Longer than the relay's lease and than a broker waits for a member of a group. */
    private static final Duration PAST_A_SESSION = Duration.ofSeconds(20);

    /** Longer than the lease of a message that is being sent. */
    private static final Duration PAST_THE_LEASE = Duration.ofSeconds(130);

    private static final int JOINS = 8;

    /** Megabytes that all of this never fills. */
    static final int ROOMY = 4000;

    /** More than services of one machine ever differ, and than any lease lasts. */
    private static final Duration STEP = Duration.ofMinutes(3);

    private final ClinicHome home;
    private final Optional<SmallDisk> disk;
    private final Map<String, BadLine> lines = new LinkedHashMap<>();

    /**
     * The lines are there before the clinic is: it is started with {@link #detours()}.
     *
     * @param disk on which all of it stands, if one could be made
     */
    Troubles(ClinicHome home, Optional<SmallDisk> disk, long seed) throws IOException {
        this.home = home;
        this.disk = disk;
        Random chance = new Random(seed);
        for (String what : LINES) {
            lines.put(what, new BadLine(() -> home.standsAt(what), chance.nextLong()));
        }
    }

    String detours() {
        return lines.entrySet().stream()
                .map(line -> line.getKey() + "=" + line.getValue().port())
                .collect(Collectors.joining(" "));
    }

    List<Trouble> all() {
        List<Trouble> all = new ArrayList<>();
        for (String part : List.of("booking", "reminder", "content", "gateway", "kafka", "postgres")) {
            all.add(new Trouble(part + "-killed", KILLS, scene -> kill(part, scene)));
        }
        all.add(held("booking", A_WHILE));
        all.add(held("reminder", PAST_A_SESSION));
        all.add(held("kafka", A_WHILE));
        all.add(held("postgres", A_WHILE));
        lines.forEach((what, line) -> {
            for (Ailment ailment : Ailment.values()) {
                if (ailment != Ailment.NONE) {
                    all.add(new Trouble(
                            what + "-" + ailment.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                            1,
                            scene -> goBad(line, ailment, scene.pace())));
                }
            }
        });
        for (String group : List.of("booking", "reminder")) {
            all.add(new Trouble(group + "-rebalanced", JOINS, scene -> {
                new Restlessness(home, scene.pace()).come(group, JOINS);
                return System.nanoTime();
            }));
        }
        all.add(new Trouble("overloaded", 1, Rush.MOST_BOOKINGS, scene -> new Rush(scene).come()));
        all.add(new Trouble("reminder-clock-steps", 2, this::stepTheClock));
        all.add(new Trouble(
                "booking-replaced", 4, Replacement.MOST_BOOKINGS, scene -> new Replacement(scene, home).take()));
        disk.ifPresent(small -> all.add(new Trouble("disk-full", 1, scene -> fill(small, scene.pace()))));
        return all;
    }

    /** Those that take minutes each: only by name. */
    List<Trouble> thatTakeMinutes() {
        return List.of(new Trouble(
                "reminder-held-past-the-lease", 1, scene -> hold("reminder", PAST_THE_LEASE, scene.pace())));
    }

    private Trouble held(String part, Duration span) {
        return new Trouble(part + "-held", 1, scene -> hold(part, span, scene.pace()));
    }

    private long kill(String part, Scene scene) throws InterruptedException {
        Victim victim = new Victim(home, part);
        long last = 0;
        for (int time = 0; time < KILLS; time++) {
            scene.pace().rest(Duration.ofMillis(scene.chance().nextLong(1500)));
            last = System.nanoTime();
            victim.kill();
        }
        return last;
    }

    /** Forward and back again; a service reads its clock's offset when it starts. */
    private long stepTheClock(Scene scene) throws Exception {
        Path file = home.path().resolve("clock");
        Duration right =
                Files.exists(file) ? Duration.parse(Files.readString(file).strip()) : Duration.ZERO;
        long last = 0;
        for (Duration offset : List.of(right.plus(STEP), right)) {
            Files.writeString(file, offset + "\n");
            scene.pace().rest(A_WHILE);
            last = System.nanoTime();
            new Victim(home, "reminder").kill();
        }
        return last;
    }

    private static long fill(SmallDisk disk, Pace pace) throws InterruptedException {
        disk.fill();
        try {
            pace.rest(LINE_IS_BAD);
        } finally {
            disk.resize(ROOMY);
        }
        return System.nanoTime();
    }

    private long hold(String part, Duration span, Pace pace) throws Exception {
        Victim victim = new Victim(home, part);
        victim.holdStill();
        try {
            pace.rest(span);
        } finally {
            victim.letGoOn();
        }
        return System.nanoTime();
    }

    private static long goBad(BadLine line, Ailment ailment, Pace pace) throws Exception {
        line.suffer(ailment);
        try {
            pace.rest(LINE_IS_BAD);
        } finally {
            line.suffer(Ailment.NONE);
        }
        return System.nanoTime();
    }

    @Override
    public void close() throws IOException {
        for (BadLine line : lines.values()) {
            line.close();
        }
    }
}
