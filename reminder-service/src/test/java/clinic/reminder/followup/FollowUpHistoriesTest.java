package clinic.reminder.followup;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import clinic.contracts.booking.ConsentPurpose;
import clinic.contracts.reminder.Channel;
import clinic.contracts.reminder.NotSentReason;
import clinic.contracts.reminder.Purpose;
import clinic.reminder.contact.Contact;
import clinic.reminder.dispatch.Fate;
import clinic.reminder.dispatch.Occasion.Verdict;
import clinic.reminder.dispatch.PlannedMessage;
import clinic.reminder.followup.Course.Asked;
import clinic.reminder.followup.Course.Pause;
import clinic.reminder.followup.Course.Round;
import clinic.reminder.followup.FollowUp.Because;
import clinic.reminder.followup.FollowUp.CheckInTimes;
import clinic.reminder.followup.FollowUp.Standing;
import clinic.reminder.followup.FollowUp.Step;
import clinic.reminder.followup.PatientsDay.Meeting;
import clinic.reminder.message.Words;
import clinic.reminder.plan.SendingWindow;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Random histories of a follow-up on one thread: its patient answers, is silent, says yes to a red flag, changes mind and
 * address, books other visits, of which some are cancelled and some take place; says yes to a red flag in another follow-up, which a clinician closes; staff pause it, let it go on,
 * move it to another version of its plan and stop it; its content expires; the provider is away or refuses. What decides is the code that decides in the service ({@link FollowUp},
 * {@link Course} and {@link Fate}); what stands here in place of the database only remembers.
 *
 * <p>Whatever happens: nothing leaves while the follow-up rests or is over, while a red flag waits in any of the patient's,
 * on the day of another visit for the same, without a yes, or on expired content (I1),
 * from its give-up time on (I2) or at night (I3); nobody is asked twice about one day (I4); of each check-in that was
 * ever planned it is known in the end what became of it, and of the follow-up why it is over, unless a person still has
 * to say so (I5); nobody who was silent twice is asked a third time, and silence is never told as anything else (I6); nor is a follow-up
 * in which nothing was asked (I7).
 */
class FollowUpHistoriesTest {

    private static final int HISTORIES = Integer.getInteger("clinic.histories", 12_000);
    private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");
    private static final Set<NotSentReason> COME_BACK = EnumSet.of(
            NotSentReason.SUPERSEDED,
            NotSentReason.NO_CONSENT,
            NotSentReason.NO_ADDRESS,
            NotSentReason.CONTENT_EXPIRED);
    private static final UUID ANY = UUID.fromString("5f2c1a70-93a4-4a63-9d0e-0b64a9a5a001");

    /** What the histories came to, so that none of what they are meant to try has quietly become impossible. */
    private final Map<String, Integer> happened = new TreeMap<>();

    @Test
    @DisplayName("16, 19, 20, 32, 33: random histories of a follow-up")
    void noHistoryAsksWhomItMustNotOrTakesSilenceForAnAnswer() {
        long seed = Long.getLong("clinic.seed", System.nanoTime());
        System.out.println("FollowUpHistoriesTest: " + HISTORIES + " histories, -Dclinic.seed=" + seed);
        Random seeds = new Random(seed);
        for (int history = 0; history < HISTORIES; history++) {
            new History(seeds.nextLong(), "clinic.seed " + seed + ", history " + history).run();
        }
        System.out.println("FollowUpHistoriesTest: " + happened);
        assertThat(happened.keySet())
                .contains("sent", "not sent SUPERSEDED", "not sent NO_CONSENT", "not sent TOO_LATE")
                .contains("not sent CONTENT_EXPIRED", "not sent NO_ADDRESS", "moved to another version")
                .contains("asked after all", "a day came back")
                .contains(
                        "over SILENCE",
                        "over COMPLETED",
                        "over NOT_ASKED",
                        "over REBOOKED",
                        "over STOPPED",
                        "over OPTED_OUT")
                .contains("rests for RED_FLAG", "went on", "held by a red flag elsewhere", "seen on its day");
    }

    private void happened(String what) {
        happened.merge(what, 1, Integer::sum);
    }

    /** A check-in with its message, as far as it matters here. */
    private static final class Row {
        private final int day;
        private Instant due;
        private Instant giveUp;
        private Instant closes;
        private Asked asked = Asked.NOT_YET;
        private @Nullable NotSentReason reason;
        private boolean answered;
        /** Its patient could not answer for some of its time. */
        private boolean rested;

        private Instant retryAt = Instant.MIN;

        Row(CheckInTimes times) {
            day = times.day();
            due = times.due();
            giveUp = times.giveUp();
            closes = times.expires();
        }

        void notSent(NotSentReason because) {
            asked = because == NotSentReason.CONTENT_EXPIRED ? Asked.LACKS_CONTENT : Asked.NEVER;
            reason = because;
        }

        void waitsAgain() {
            asked = Asked.NOT_YET;
            reason = null;
        }

        void plannedFor(CheckInTimes times) {
            due = times.due();
            giveUp = times.giveUp();
            closes = times.expires();
        }

        Instant wakesAt() {
            Instant at = due.isAfter(retryAt) ? due : retryAt;
            return giveUp.isBefore(at) ? giveUp : at;
        }
    }

    private final class History {
        private final Random random;
        private final String name;
        private final PriorityQueue<Map.Entry<Instant, Runnable>> agenda =
                new PriorityQueue<>(Map.Entry.comparingByKey());
        private final Map<Integer, Row> rows = new LinkedHashMap<>();
        private final Instant visit;
        private Instant now;
        private Standing standing = Standing.ACTIVE;
        private @Nullable Because because;
        private boolean agreed = true;
        private boolean reachable = true;
        private boolean expired;
        private Instant providerAwayUntil = Instant.MIN;
        private final List<Row> asked = new ArrayList<>();
        private final List<Pause> pauses = new ArrayList<>();

        /** Why the patient's other follow-up rests; null while it goes on. */
        private @Nullable Because otherRests;

        private final List<Pause> flagsElsewhere = new ArrayList<>();
        private final List<Meeting> visits = new ArrayList<>();

        History(long seed, String name) {
            this.random = new Random(seed);
            this.name = name;
            // A span that holds both changes of clocks; at any hour of the day.
            this.visit = Instant.parse("2026-10-01T00:00:00Z").plus(minutes(60 * 24 * 200));
            this.now = visit.plus(minutes(60 * 12));
        }

        void run() {
            ahead(somePlan()).forEach(times -> rows.put(times.day(), new Row(times)));
            Instant at = now;
            for (int act = random.nextInt(14); act > 0; act--) {
                at = at.plus(minutes(60 * 24 * 5));
                agenda.add(Map.entry(at, this::act));
            }
            while (!agenda.isEmpty()) {
                var next = agenda.remove();
                goOnTo(next.getKey());
                next.getValue().run();
                look();
            }
            providerAwayUntil = Instant.MIN;
            goOnTo(now.plus(Duration.ofDays(120)));
            inTheEnd();
        }

        /** Step by step, to whatever is due, or has to be looked at, until then. */
        private void goOnTo(Instant until) {
            for (int step = 0; step < 4000; step++) {
                dispatch();
                look();
                Instant next = next();
                if (next == null || next.isAfter(until)) {
                    now = until;
                    return;
                }
                now = next.isAfter(now) ? next : now.plusSeconds(1);
            }
            throw new AssertionError(name + ": never comes to rest");
        }

        private @Nullable Instant next() {
            return Stream.concat(
                            rows.values().stream()
                                    .filter(row -> row.asked == Asked.NOT_YET)
                                    .map(Row::wakesAt),
                            standing == Standing.ACTIVE ? course().nextLook(now).stream() : Stream.<Instant>empty())
                    .min(Comparator.naturalOrder())
                    .orElse(null);
        }

        // What people do.

        private void act() {
            switch (random.nextInt(19)) {
                case 0, 1, 2, 3, 4, 5 -> answer(false);
                case 6 -> answer(random.nextInt(3) == 0);
                case 7 -> agreed = !agreed || random.nextInt(3) > 0;
                case 8 -> agreed = true;
                case 9 -> comeAgain();
                case 10 -> {
                    if (standing == Standing.ACTIVE) {
                        rest(Because.STAFF);
                    }
                }
                case 11, 12 -> {
                    if (standing == Standing.PAUSED) {
                        standing = Standing.ACTIVE;
                        because = null;
                        pauses.replaceAll(pause -> pause.until() == null ? new Pause(pause.since(), now) : pause);
                        happened("went on");
                    }
                }
                case 13 -> move();
                case 14 -> flagElsewhere();
                case 15 -> closeTheFlagElsewhere();
                case 16 -> book();
                case 17 -> {
                    if (random.nextInt(4) == 0 && standing != Standing.ENDED) {
                        end(Because.STOPPED);
                    } else {
                        expired = random.nextInt(4) == 0;
                        if (expired) {
                            agenda.add(Map.entry(now.plus(minutes(60 * 24 * 4)), () -> expired = false));
                        }
                        reachable = random.nextInt(4) > 0;
                    }
                }
                default -> providerAwayUntil = now.plus(minutes(60 * 24 * 2));
            }
        }

        private void answer(boolean redFlag) {
            List<Row> open = asked.stream()
                    .filter(row -> !row.answered && now.isBefore(row.closes))
                    .toList();
            if (!open.isEmpty() && (redFlag || standing == Standing.ACTIVE)) {
                open.get(random.nextInt(open.size())).answered = true;
                if (redFlag && standing != Standing.ENDED) {
                    rest(Because.RED_FLAG);
                }
            }
        }

        /** On the plan's last day, or on any; for this, for something else or for nothing that was named. */
        private void book() {
            UUID about = random.nextInt(3) == 0 ? UUID.randomUUID() : random.nextBoolean() ? ANY : null;
            Instant start = random.nextBoolean()
                    ? now.plus(minutes(60 * 24 * 10))
                    : rows.values().stream()
                            .map(row -> row.due)
                            .max(Comparator.naturalOrder())
                            .orElse(now);
            visits.add(new Meeting(UUID.randomUUID(), about, start, STOCKHOLM));
        }

        /** Or does not: a visit that is cancelled or missed is as if it had not been booked. */
        private void comeAgain() {
            if (random.nextInt(3) > 0) {
                visits.clear();
            } else if (followUp().isAnsweredBy(UUID.randomUUID(), ANY)) {
                end(Because.REBOOKED);
            }
        }

        private boolean isSeenToday() {
            LocalDate today = LocalDate.ofInstant(now, STOCKHOLM);
            return visits.stream()
                    .filter(other ->
                            other.conditionId() == null || other.conditionId().equals(ANY))
                    .anyMatch(other ->
                            LocalDate.ofInstant(other.start(), STOCKHOLM).equals(today));
        }

        private void flagElsewhere() {
            if (otherRests == null) {
                otherRests = Because.RED_FLAG;
                flagsElsewhere.add(new Pause(now, null));
                nobodyCanAnswer();
            }
        }

        private void closeTheFlagElsewhere() {
            otherRests = null;
            flagsElsewhere.replaceAll(pause -> pause.until() == null ? new Pause(pause.since(), now) : pause);
        }

        private void rest(Because why) {
            standing = Standing.PAUSED;
            because = why;
            pauses.add(new Pause(now, null));
            nobodyCanAnswer();
        }

        private void nobodyCanAnswer() {
            rows.values().stream()
                    .filter(row -> !row.answered && !now.isBefore(row.due) && now.isBefore(row.closes))
                    .forEach(row -> row.rested = true);
        }

        private void end(Because why) {
            standing = Standing.ENDED;
            because = why;
            rows.values().stream()
                    .filter(row -> row.asked == Asked.NOT_YET)
                    .forEach(row -> row.notSent(NotSentReason.SUPERSEDED));
        }

        private void move() {
            if (standing == Standing.ENDED) {
                return;
            }
            Map<Integer, CheckInTimes> wanted = new LinkedHashMap<>();
            ahead(somePlan()).forEach(times -> wanted.put(times.day(), times));
            for (Row row : rows.values()) {
                CheckInTimes times = wanted.remove(row.day);
                if (row.asked == Asked.NOT_YET) {
                    if (times == null) {
                        row.notSent(NotSentReason.SUPERSEDED);
                    } else {
                        row.plannedFor(times);
                    }
                } else if (times != null && COME_BACK.contains(row.reason)) {
                    row.waitsAgain();
                    row.plannedFor(times);
                    happened("a day came back");
                }
            }
            wanted.values().forEach(times -> rows.put(times.day(), new Row(times)));
            happened("moved to another version");
        }

        private List<Step> somePlan() {
            List<Step> steps = new ArrayList<>();
            for (int day : new int[] {1, 3, 7, 14, 28}) {
                if (random.nextInt(4) > 0) {
                    steps.add(new Step(
                            day,
                            LocalTime.of(random.nextInt(24), random.nextInt(60)),
                            Duration.ofDays(1 + random.nextInt(14))));
                }
            }
            return steps;
        }

        private List<CheckInTimes> ahead(List<Step> steps) {
            return FollowUp.ahead(steps, visit, STOCKHOLM, SendingWindow.SHIPPED, now);
        }

        private Duration minutes(int below) {
            return Duration.ofMinutes(random.nextInt(below));
        }

        // What the service does; see CheckInOccasion and WatchFollowUps.

        private void look() {
            if (standing == Standing.ACTIVE) {
                rows.values().stream()
                        .filter(row -> row.asked == Asked.LACKS_CONTENT && !expired && now.isBefore(row.giveUp))
                        .forEach(row -> {
                            row.waitsAgain();
                            happened("asked after all");
                        });
                course().ending(agreed, now).ifPresent(this::end);
            }
        }

        private void dispatch() {
            for (Row row : List.copyOf(rows.values())) {
                if (row.asked == Asked.NOT_YET && !row.wakesAt().isAfter(now)) {
                    due(row);
                }
            }
        }

        private void due(Row row) {
            switch (Fate.ofDue(message(row), this::judge, now)) {
                case Fate.Leaves leaves -> handOver(row);
                case Fate.Waits waits -> {
                    assertThat(waits.until()).as(name).isAfter(now);
                    row.due = waits.until();
                }
                case Fate.NotSent notSent -> {
                    row.notSent(notSent.reason());
                    if (standing == Standing.ACTIVE && row.reason == NotSentReason.SUPERSEDED) {
                        happened(
                                otherRests != null
                                        ? "held by a red flag elsewhere"
                                        : isSeenToday() ? "seen on its day" : "had been silent");
                    }
                }
                case Fate other -> throw new AssertionError(name + ": " + other);
            }
        }

        private Verdict judge() {
            return followUp()
                    .objection(contact(), STOCKHOLM, course(), day(), now)
                    .orElseGet(() -> expired
                            ? new Verdict.Drop(NotSentReason.CONTENT_EXPIRED)
                            : new Verdict.Send(Channel.SMS, "+46701740605", new Words("Videslätt", null, "…", null)));
        }

        private void handOver(Row row) {
            if (now.isBefore(providerAwayUntil)) {
                row.retryAt = now.plus(Duration.ofMinutes(30));
            } else if (random.nextInt(20) == 0) {
                row.notSent(NotSentReason.REFUSED);
            } else {
                mayLeave(row);
                row.asked = Asked.YES;
                asked.add(row);
            }
        }

        private FollowUp followUp() {
            return followUp(standing, because);
        }

        private FollowUp followUp(Standing standing, @Nullable Because because) {
            return new FollowUp(ANY, ANY, 1, ANY, ANY, ANY, Findings.NONE, ANY, 1, visit, standing, because);
        }

        private PatientsDay day() {
            FollowUp other = followUp(otherRests == null ? Standing.ACTIVE : Standing.PAUSED, otherRests);
            return new PatientsDay(Stream.of(followUp(), other).anyMatch(FollowUp::waitsForAClinician), visits);
        }

        private Contact contact() {
            return new Contact(
                    ANY,
                    Locale.of("sv"),
                    reachable ? "+46701740605" : null,
                    null,
                    agreed ? EnumSet.allOf(ConsentPurpose.class) : EnumSet.of(ConsentPurpose.REMINDERS));
        }

        private Course course() {
            return new Course(
                    rows.values().stream()
                            .map(row -> new Round(row.day, row.due, row.giveUp, row.closes, row.asked, row.answered))
                            .toList(),
                    Stream.concat(pauses.stream(), flagsElsewhere.stream()).toList());
        }

        private PlannedMessage message(Row row) {
            return new PlannedMessage(
                    ANY,
                    ANY,
                    ANY,
                    1,
                    Purpose.CHECK_IN,
                    "check-in-day-" + row.day,
                    1,
                    null,
                    "",
                    row.due,
                    row.giveUp,
                    null);
        }

        // What must hold.

        private void mayLeave(Row row) {
            assertThat(standing).as(name + " I1: rests or is over").isEqualTo(Standing.ACTIVE);
            assertThat(otherRests).as(name + " I1: a red flag waits elsewhere").isNull();
            assertThat(isSeenToday()).as(name + " I1: on the day of a visit").isFalse();
            assertThat(agreed).as(name + " I1: without a yes").isTrue();
            assertThat(expired).as(name + " I1: expired").isFalse();
            assertThat(now).as(name + " I2: given up").isBefore(row.giveUp);
            assertThat(now.atZone(STOCKHOLM).getHour())
                    .as(name + " I3: at night")
                    .isBetween(8, 19);
            assertThat(asked).as(name + " I4: twice about day " + row.day).doesNotContain(row);
            if (asked.size() >= 2) {
                assertThat(asked.subList(asked.size() - 2, asked.size()))
                        .as(name + " I6: a third time after two silences")
                        .anyMatch(before -> before.answered || before.rested);
            }
        }

        private void inTheEnd() {
            for (Row row : rows.values()) {
                assertThat(row.asked).as(name + " I5: day " + row.day).isNotEqualTo(Asked.NOT_YET);
                happened(row.reason == null ? "sent" : "not sent " + row.reason);
            }
            if (standing == Standing.ENDED) {
                happened("over " + requireNonNull(because));
            } else {
                assertThat(standing).as(name + " I5: without an end").isEqualTo(Standing.PAUSED);
                happened("rests for " + because);
            }
            boolean silent = asked.size() >= 2
                    && asked.subList(asked.size() - 2, asked.size()).stream()
                            .noneMatch(row -> row.answered || row.rested);
            if (silent && agreed) {
                assertThat(because)
                        .as(name + " I6: silence told as something else")
                        .isNotIn(Because.COMPLETED, Because.NOT_ASKED);
            }
            if (asked.isEmpty()) {
                assertThat(because).as(name + " I7: nothing was asked").isNotEqualTo(Because.COMPLETED);
            }
        }
    }
}
