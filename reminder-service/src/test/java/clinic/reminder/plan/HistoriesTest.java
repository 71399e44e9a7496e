package clinic.reminder.plan;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.contracts.booking.ConsentPurpose;
import clinic.contracts.reminder.Channel;
import clinic.contracts.reminder.NotSentReason;
import clinic.contracts.reminder.Purpose;
import clinic.reminder.channel.Outcome;
import clinic.reminder.channel.Whereabouts;
import clinic.reminder.contact.Contact;
import clinic.reminder.dispatch.Fate;
import clinic.reminder.dispatch.Occasion.Verdict;
import clinic.reminder.dispatch.PlannedMessage;
import clinic.reminder.dispatch.PlannedMessage.Identity;
import clinic.reminder.message.Words;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Random histories of a visit on one thread: its patient books, moves, cancels, comes back and changes address and mind;
 * the clinic changes its rules; the bus delivers late, twice, and in any order between its topics; the provider is away,
 * refuses, takes and does not say so. The clock jumps from event to event. What decides is the code that decides in the
 * service ({@link ReminderPlan} and {@link Fate}); what stands here in place of the database only remembers.
 *
 * <p>Whatever happens: nothing leaves for a version that is known to be stale (I1), from its give-up time on (I2) or at
 * night, other than word of what was just done (I3); no message arrives twice (I4); and of each that was ever planned it
 * is known in the end what became of it (I5).
 */
class HistoriesTest {

    private static final int HISTORIES = Integer.getInteger("clinic.histories", 12_000);
    private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");
    private static final UUID VISIT = UUID.fromString("5f2c1a70-93a4-4a63-9d0e-0b64a9a5a001");
    private static final UUID PATIENT = UUID.fromString("5f2c1a70-93a4-4a63-9d0e-0b64a9a5a002");
    private static final UUID OTHER = UUID.fromString("5f2c1a70-93a4-4a63-9d0e-0b64a9a5a003");

    /** Reasons after which a message certainly had not left. */
    private static final Set<NotSentReason> NOTHING_LEFT = EnumSet.of(
            NotSentReason.NO_CONSENT,
            NotSentReason.NO_ADDRESS,
            NotSentReason.SUPERSEDED,
            NotSentReason.OUTSIDE_SENDING_WINDOW);

    /** What the histories came to, so that none of what they are meant to try has quietly become impossible. */
    private final Map<String, Integer> happened = new LinkedHashMap<>();

    @Test
    @DisplayName("16, 17, 19, 20, 22: random histories of a visit")
    void noHistorySendsWhatItMustNotOrLosesAnything() {
        long seed = Long.getLong("clinic.seed", System.nanoTime());
        System.out.println("HistoriesTest: " + HISTORIES + " histories, -Dclinic.seed=" + seed);
        Random seeds = new Random(seed);
        for (int history = 0; history < HISTORIES; history++) {
            new History(seeds.nextLong(), "clinic.seed " + seed + ", history " + history).run();
        }
        System.out.println("HistoriesTest: " + happened);
        assertThat(happened.keySet())
                .contains("sent", "expired", "parked", "copy at a deduplicating sink", "revived", "moved with its rule")
                .contains("suppressed SUPERSEDED", "suppressed NO_CONSENT", "suppressed NO_ADDRESS")
                .contains("suppressed REFUSED", "suppressed OUTSIDE_SENDING_WINDOW");
    }

    private void happened(String what) {
        happened.merge(what, 1, Integer::sum);
    }

    private enum State {
        PLANNED,
        IN_DOUBT,
        SENT,
        NOT_SENT
    }

    /** A row of the table, as far as it matters here. */
    private static final class Row {
        private PlannedMessage planned;
        private State state = State.PLANNED;
        private @Nullable NotSentReason reason;
        private int attempts;
        private boolean mayHaveLeft;
        private boolean taken;
        private Instant retryAt = Instant.MIN;

        Row(PlannedMessage planned) {
            this.planned = planned;
        }

        void notSent(NotSentReason because) {
            state = State.NOT_SENT;
            reason = mayHaveLeft ? NotSentReason.UNKNOWN : because;
        }
    }

    /** Something that happens at its time; of what happens at the same time, what was thought of first comes first. */
    private record Happening(Instant at, int order, Runnable what) {}

    private final class History {
        private final Random random;
        private final String name;
        private final PriorityQueue<Happening> agenda =
                new PriorityQueue<>(Comparator.comparing(Happening::at).thenComparingInt(Happening::order));
        private final Map<Identity, Row> rows = new LinkedHashMap<>();
        private final Set<Identity> everPlanned = new HashSet<>();
        private final Set<Identity> arrived = new HashSet<>();
        private int order;
        private Instant now;

        // What booking-service knows.
        private int version = 1;
        private int contactVersion;
        private Standing standing = Standing.BOOKED;
        private Instant start;

        /** By schedule version: when it came about. */
        private final Map<Integer, Instant> said = new HashMap<>();

        // What reminder-service knows.
        private @Nullable KnownVisit visit;
        private @Nullable Contact contact;
        private int contactKnown;
        private boolean planned;
        private ReminderPlan plan = new ReminderPlan(ShippedRules.ALL);

        // How well the provider is, until when.
        private Instant providerAwayUntil = Instant.MIN;

        // Rules that were switched off or gave up earlier for a while: what is withdrawn by that need not come back.
        private final Set<String> curtailed = new HashSet<>();

        History(long seed, String name) {
            this.random = new Random(seed);
            this.name = name;
            // A span that holds both changes of clocks, for some the very night.
            this.now = random.nextInt(4) == 0
                    ? Instant.parse(random.nextBoolean() ? "2026-10-23T04:00:00Z" : "2027-03-26T04:00:00Z")
                            .plus(minutes(60 * 24 * 3))
                    : Instant.parse("2026-10-01T00:00:00Z").plus(minutes(60 * 24 * 200));
            this.start = someStart();
        }

        void run() {
            publishContact(EnumSet.allOf(ConsentPurpose.class));
            said.put(version, now);
            publishVisit();
            int acts = 2 + random.nextInt(8);
            Instant at = now;
            for (int act = 0; act < acts; act++) {
                at = at.plus(random.nextInt(3) == 0 ? Duration.ofSeconds(random.nextInt(40)) : minutes(60 * 24));
                happens(at, this::act);
            }
            Instant end = at.plus(Duration.ofDays(80));
            while (!agenda.isEmpty()) {
                Happening next = agenda.remove();
                now = next.at();
                next.what().run();
                dispatch();
            }
            // Nobody has anything in mind any more: only the clock goes on, to whatever is due or tried next.
            for (int step = 0; step < 4000; step++) {
                Instant next = nextDue();
                if (next == null) {
                    break;
                }
                now = next.isAfter(now) ? next : now.plusSeconds(1);
                dispatch();
            }
            assertThat(now).as(name).isBefore(end);
            balance();
            nothingIsWithdrawnForNothing();
        }

        // What people do.

        private void act() {
            switch (random.nextInt(10)) {
                case 0, 1 -> {
                    if (standing != Standing.CANCELLED) {
                        start = someStart();
                        becomes(Standing.MOVED);
                    }
                }
                case 2 -> {
                    if (standing != Standing.CANCELLED) {
                        becomes(Standing.CANCELLED);
                    }
                }
                case 3 -> {
                    if (standing == Standing.CANCELLED) {
                        becomes(Standing.BOOKED);
                    }
                }
                case 4, 5 ->
                    publishContact(
                            random.nextInt(3) == 0
                                    ? EnumSet.noneOf(ConsentPurpose.class)
                                    : EnumSet.allOf(ConsentPurpose.class));
                case 6 -> changeRules();
                case 7 -> providerAwayUntil = now.plus(minutes(random.nextInt(4) == 0 ? 60 * 24 * 4 : 60));
                // Arrived, answered, paid: nothing that a schedule version tells.
                case 8 -> publishVisit();
                default -> {}
            }
        }

        private void becomes(Standing next) {
            standing = next;
            version++;
            said.put(version, now);
            publishVisit();
        }

        private Instant someStart() {
            return now.plus(minutes(60 * 24 * (random.nextBoolean() ? 1 : 9))).plusSeconds(60);
        }

        private Duration minutes(int below) {
            return Duration.ofMinutes(random.nextInt(below));
        }

        // The bus: at least once, sooner or later; between its topics, and here even within them, in any order.

        private void happens(Instant at, Runnable what) {
            agenda.add(new Happening(at, order++, what));
        }

        private void publish(Runnable takenIn) {
            int copies = 1 + (random.nextInt(4) == 0 ? 1 + random.nextInt(2) : 0);
            for (int copy = 0; copy < copies; copy++) {
                Duration delay = random.nextInt(8) == 0 ? minutes(60 * 6) : Duration.ofMillis(random.nextInt(2000));
                happens(now.plus(delay), takenIn);
            }
        }

        private void publishVisit() {
            int told = version;
            Standing tells = standing;
            Instant begins = start;
            publish(() -> visitHeardOf(told, tells, begins));
        }

        private void publishContact(EnumSet<ConsentPurpose> consents) {
            int told = ++contactVersion;
            Contact tells = new Contact(
                    PATIENT,
                    Locale.of("sv"),
                    random.nextInt(4) == 0 ? null : "+4670174060" + random.nextInt(5, 7),
                    random.nextInt(4) == 0 ? null : "eva@example.org",
                    consents);
            publish(() -> contactHeardOf(told, tells));
        }

        // What the consumers write down; see PlanMessages and DueMessages.

        private void visitHeardOf(int told, Standing tells, Instant begins) {
            if (visit != null && visit.scheduleVersion() >= told) {
                return;
            }
            visit = new KnownVisit(
                    VISIT,
                    told,
                    tells,
                    PATIENT,
                    null,
                    OTHER,
                    OTHER,
                    null,
                    begins,
                    begins.plusSeconds(2700),
                    "n",
                    java.util.Objects.requireNonNull(said.get(told)),
                    now,
                    null);
            planned = false;
            rows.values().stream()
                    .filter(row -> row.state == State.PLANNED && row.planned.scheduleVersion() < told)
                    .forEach(row -> row.notSent(NotSentReason.SUPERSEDED));
            plan();
        }

        private void contactHeardOf(int told, Contact tells) {
            if (told <= contactKnown) {
                return;
            }
            contactKnown = told;
            contact = tells;
            if (planned) {
                planAgain();
            } else {
                plan();
            }
        }

        private void plan() {
            if (visit != null && contact != null) {
                plan.messages(visit, contact, STOCKHOLM, now).forEach(this::keep);
                planned = true;
            }
        }

        private void keep(PlannedMessage message) {
            everPlanned.add(message.identity());
            assertThat(message.scheduleVersion()).as(name).isEqualTo(known().scheduleVersion());
            Row row = new Row(message);
            if (message.dropped() != null) {
                row.notSent(message.dropped());
            }
            rows.putIfAbsent(message.identity(), row);
        }

        private void planAgain() {
            if (visit == null || contact == null || !visit.start().isAfter(now)) {
                return;
            }
            List<Row> waiting = rows.values().stream()
                    .filter(row ->
                            row.state == State.PLANNED && row.planned.scheduleVersion() == known().scheduleVersion())
                    .toList();
            Set<String> rules = waiting.stream().map(row -> row.planned.rule()).collect(Collectors.toSet());
            Map<Identity, PlannedMessage> wanted = new LinkedHashMap<>();
            Map<String, NotSentReason> dropped = new LinkedHashMap<>();
            for (PlannedMessage message : plan.again(visit, contact, STOCKHOLM, now, rules)) {
                if (message.dropped() == null) {
                    wanted.put(message.identity(), message);
                } else {
                    dropped.put(message.rule(), message.dropped());
                }
            }
            for (Row row : waiting) {
                PlannedMessage again = wanted.remove(row.planned.identity());
                if (again == null) {
                    row.notSent(dropped.getOrDefault(row.planned.rule(), NotSentReason.SUPERSEDED));
                } else {
                    if (!again.dueAt().equals(row.planned.dueAt())) {
                        happened("moved with its rule");
                    }
                    row.planned = again;
                }
            }
            wanted.values().stream().filter(message -> !revive(message)).forEach(this::keep);
        }

        private boolean revive(PlannedMessage message) {
            Row row = rows.get(message.identity());
            if (row == null || row.state != State.NOT_SENT || !NOTHING_LEFT.contains(row.reason)) {
                return false;
            }
            row.state = State.PLANNED;
            row.reason = null;
            row.retryAt = Instant.MIN;
            row.planned = message;
            happened("revived");
            return true;
        }

        private void changeRules() {
            List<Rule> rules = new ArrayList<>(ShippedRules.ALL);
            int which = 3 + random.nextInt(2);
            Rule shipped = rules.get(which);
            Rule.Timing timing = switch (random.nextInt(4)) {
                case 0 -> new Rule.Timing.DaysBefore(1, LocalTime.of(18, 0));
                case 1 -> new Rule.Timing.DaysBefore(1 + random.nextInt(7), null);
                case 2 -> new Rule.Timing.Before(Duration.ofHours(1 + random.nextInt(100)));
                default -> shipped.timing();
            };
            rules.set(
                    which,
                    new Rule(
                            shipped.name(),
                            null,
                            2,
                            Purpose.REMINDER,
                            timing,
                            random.nextBoolean() ? shipped.channels() : List.of(Channel.EMAIL),
                            random.nextInt(3) == 0,
                            Duration.ofMinutes(random.nextInt(3) * 90L),
                            shipped.window(),
                            Duration.ZERO,
                            random.nextInt(5) > 0));
            Rule changed = rules.get(which);
            if (!changed.active() || !changed.giveUp().isZero()) {
                curtailed.add(changed.name());
            }
            plan = new ReminderPlan(rules);
            if (planned) {
                planAgain();
            }
        }

        // The dispatcher.

        private @Nullable Instant nextDue() {
            return rows.values().stream()
                    .filter(row -> row.state == State.PLANNED || row.state == State.IN_DOUBT)
                    .map(this::wakesAt)
                    .min(Comparator.naturalOrder())
                    .orElse(null);
        }

        private Instant wakesAt(Row row) {
            Instant at = row.planned.dueAt().isAfter(row.retryAt) ? row.planned.dueAt() : row.retryAt;
            return row.state == State.PLANNED && row.planned.giveUpAt().isBefore(at) ? row.planned.giveUpAt() : at;
        }

        private void dispatch() {
            for (Row row : List.copyOf(rows.values())) {
                if (row.state == State.PLANNED && !wakesAt(row).isAfter(now)) {
                    due(row);
                } else if (row.state == State.IN_DOUBT && !row.retryAt.isAfter(now)) {
                    askAbout(row);
                }
            }
        }

        private void due(Row row) {
            switch (Fate.ofDue(row.planned, () -> judge(row.planned), now)) {
                case Fate.Leaves leaves -> handOver(row);
                case Fate.Waits waits -> {
                    assertThat(waits.until()).as(name).isAfter(now);
                    row.planned = dueAt(row.planned, waits.until());
                }
                case Fate.NotSent notSent -> row.notSent(notSent.reason());
                case Fate other -> throw new AssertionError(name + ": " + other);
            }
        }

        private Verdict judge(PlannedMessage message) {
            return plan.objection(message, known(), knownContact(), STOCKHOLM, now)
                    .orElseGet(() -> new Verdict.Send(
                            requireChannel(message), message.recipient(), new Words("Videslätt", null, "…", null)));
        }

        private void handOver(Row row) {
            mayLeave(row.planned);
            row.attempts++;
            Outcome outcome = provider(row);
            switch (Fate.ofHandedOver(row.planned, outcome, row.attempts, now, random.nextDouble())) {
                case Fate.Sent sent -> row.state = State.SENT;
                case Fate.Retries retries -> row.retryAt = now.plus(retries.after());
                case Fate.Refused refused -> row.notSent(NotSentReason.REFUSED);
                case Fate.NotSent notSent -> row.notSent(notSent.reason());
                case Fate.InDoubt inDoubt -> {
                    row.state = State.IN_DOUBT;
                    row.retryAt = now.plusSeconds(15);
                }
                case Fate other -> throw new AssertionError(name + ": " + other);
            }
        }

        /** Killed with it in hand looks the same as no answer: nobody knows. Which it was is thrown for when it is asked about. */
        private Outcome provider(Row row) {
            if (now.isBefore(providerAwayUntil)) {
                return switch (random.nextInt(6)) {
                    case 0 -> new Outcome.NotNow("429", Duration.ofSeconds(random.nextInt(7200)));
                    case 1 -> new Outcome.Unknown("no answer, and nothing was taken");
                    default -> new Outcome.NotNow("503", null);
                };
            }
            return switch (random.nextInt(12)) {
                case 0 -> new Outcome.Unknown("no answer, and nothing was taken");
                case 1 -> {
                    take(row);
                    yield new Outcome.Unknown("taken, and no answer");
                }
                case 2 ->
                    random.nextInt(4) == 0 ? new Outcome.Refused("a bad number") : new Outcome.NotNow("503", null);
                default -> {
                    take(row);
                    yield new Outcome.Accepted("r");
                }
            };
        }

        private void take(Row row) {
            if (!arrived.add(row.planned.identity())) {
                // Only a carrier that cannot tell gets the same message twice, under the same reference.
                assertThat(row.mayHaveLeft)
                        .as(name + " I4: twice, " + row.planned)
                        .isTrue();
                happened("copy at a deduplicating sink");
            }
            row.taken = true;
        }

        private void askAbout(Row row) {
            Whereabouts answer;
            if (now.isBefore(providerAwayUntil)) {
                answer = new Whereabouts.AskLater("away");
            } else if (row.planned.channel() == Channel.EMAIL) {
                answer = new Whereabouts.NoMemory();
            } else {
                answer = row.taken ? new Whereabouts.Taken("r") : new Whereabouts.NeverSeen();
            }
            boolean unanswered = random.nextBoolean();
            int handedOver = row.mayHaveLeft ? row.attempts : 0;
            switch (Fate.ofFound(row.planned, answer, handedOver, unanswered, now)) {
                case Fate.Sent sent -> row.state = State.SENT;
                case Fate.Returns returns -> {
                    row.state = State.PLANNED;
                    row.mayHaveLeft |= returns.mayHaveLeft();
                    row.retryAt = Instant.MIN;
                }
                case Fate.InDoubt inDoubt -> row.retryAt = now.plus(Duration.ofMinutes(30));
                case Fate.NotSent notSent -> row.notSent(notSent.reason());
                case Fate other -> throw new AssertionError(name + ": " + other);
            }
        }

        // What must hold.

        private void mayLeave(PlannedMessage message) {
            KnownVisit visit = known();
            assertThat(message.scheduleVersion()).as(name + " I1: stale").isEqualTo(visit.scheduleVersion());
            boolean fits = switch (message.purpose()) {
                case CONFIRMATION -> visit.standing() == Standing.BOOKED;
                case CHANGE -> visit.standing() == Standing.MOVED;
                case CANCELLATION -> visit.standing() == Standing.CANCELLED;
                default -> visit.standing() != Standing.CANCELLED;
            };
            assertThat(fits)
                    .as(name + " I1: " + message + " of a visit " + visit.standing())
                    .isTrue();
            assertThat(now)
                    .as(name + " I2: given up")
                    .isBefore(message.giveUpAt())
                    .isBefore(visit.start());
            boolean justDone = message.purpose() != Purpose.REMINDER
                    && now.isBefore(java.util.Objects.requireNonNull(said.get(visit.scheduleVersion()))
                            .plus(Duration.ofMinutes(15)));
            if (!justDone) {
                assertThat(now.atZone(STOCKHOLM).getHour())
                        .as(name + " I3: at night")
                        .isBetween(8, 19);
            }
            if (message.purpose() == Purpose.REMINDER) {
                assertThat(knownContact().agreedTo(ConsentPurpose.REMINDERS))
                        .as(name + " no consent")
                        .isTrue();
            }
        }

        /** due = sent + suppressed + expired + parked, one by one, and held against what really arrived. */
        private void balance() {
            assertThat(rows.keySet()).as(name + " I5: lost").isEqualTo(everPlanned);
            int sent = 0;
            int suppressed = 0;
            int expired = 0;
            int parked = 0;
            for (Row row : rows.values()) {
                boolean left = arrived.contains(row.planned.identity());
                if (row.state == State.SENT) {
                    sent++;
                    happened("sent");
                    assertThat(left)
                            .as(name + " I5: called sent, " + row.planned)
                            .isTrue();
                } else if (row.reason == NotSentReason.UNKNOWN) {
                    parked++;
                    happened("parked");
                } else {
                    assertThat(left)
                            .as(name + " I5: called " + row.state + " " + row.reason + ", " + row.planned)
                            .isFalse();
                    if (row.reason == NotSentReason.TOO_LATE) {
                        expired++;
                        happened("expired");
                    } else if (row.reason != null) {
                        suppressed++;
                        happened("suppressed " + row.reason);
                    }
                }
            }
            assertThat(sent + suppressed + expired + parked)
                    .as(name + " I5: balance")
                    .isEqualTo(everPlanned.size());
        }

        /** A rule or an address that changes must not leave a visit with withdrawn reminders and no others. */
        private void nothingIsWithdrawnForNothing() {
            Map<String, List<Row>> reminders = rows.values().stream()
                    .filter(row -> row.planned.purpose() == Purpose.REMINDER
                            && row.planned.scheduleVersion() == known().scheduleVersion()
                            && !curtailed.contains(row.planned.rule()))
                    .collect(Collectors.groupingBy(row -> row.planned.rule()));
            reminders.forEach((rule, all) -> assertThat(all)
                    .as(name + " I5: withdrawn and not rebuilt, " + rule)
                    .anyMatch(row -> row.reason != NotSentReason.SUPERSEDED));
        }

        private KnownVisit known() {
            return java.util.Objects.requireNonNull(visit);
        }

        private Contact knownContact() {
            return java.util.Objects.requireNonNull(contact);
        }
    }

    private static Channel requireChannel(PlannedMessage message) {
        return java.util.Objects.requireNonNull(message.channel());
    }

    private static PlannedMessage dueAt(PlannedMessage message, Instant due) {
        return new PlannedMessage(
                message.appointmentId(),
                message.followUpId(),
                message.patientId(),
                message.scheduleVersion(),
                message.purpose(),
                message.rule(),
                message.ruleVersion(),
                message.channel(),
                message.recipient(),
                due,
                message.giveUpAt(),
                message.dropped());
    }
}
