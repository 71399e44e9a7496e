package clinic.endtoend.fire;

import clinic.endtoend.fire.BadLine.Ailment;
import clinic.endtoend.running.ClinicHome;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

/** Everything that may befall a clinic here: parts that die, parts that are held still, lines that go bad. */
final class Troubles implements AutoCloseable {

    /** What befalls it; returns when the cause is gone, with the time (nanos) at which it went. */
    interface Blow {
        long fall(Pace pace, Random chance) throws Exception;
    }

    /** @param name one word, by which it can be asked for alone */
    record Trouble(String name, int times, Blow blow) {}

    private static final List<String> LINES = List.of("postgres", "kafka", "mail");
    private static final Duration LINE_IS_BAD = Duration.ofSeconds(9);
    private static final int KILLS = 2;

    /** Long for a patient, short of any lease. */
    private static final Duration A_WHILE = Duration.ofSeconds(8);

    /** Longer than the relay's lease and than a broker waits for a member of a group. */
    private static final Duration PAST_A_SESSION = Duration.ofSeconds(20);

    /** Longer than the lease of a message that is being sent. */
    private static final Duration PAST_THE_LEASE = Duration.ofSeconds(130);

    private final ClinicHome home;
    private final Map<String, BadLine> lines = new LinkedHashMap<>();

    /** The lines are there before the clinic is: it is started with {@link #detours()}. */
    Troubles(ClinicHome home, long seed) throws IOException {
        this.home = home;
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
            all.add(new Trouble(part + "-killed", KILLS, (pace, chance) -> kill(part, pace, chance)));
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
                            (pace, chance) -> goBad(line, ailment, pace)));
                }
            }
        });
        return all;
    }

    /** Those that take minutes each: only by name. */
    List<Trouble> thatTakeMinutes() {
        return List.of(new Trouble(
                "reminder-held-past-the-lease", 1, (pace, chance) -> hold("reminder", PAST_THE_LEASE, pace)));
    }

    private Trouble held(String part, Duration span) {
        return new Trouble(part + "-held", 1, (pace, chance) -> hold(part, span, pace));
    }

    private long kill(String part, Pace pace, Random chance) throws InterruptedException {
        Victim victim = new Victim(home, part);
        long last = 0;
        for (int time = 0; time < KILLS; time++) {
            pace.rest(Duration.ofMillis(chance.nextLong(1500)));
            last = System.nanoTime();
            victim.kill();
        }
        return last;
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
