package clinic.reminder.plan;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.contracts.booking.ConsentPurpose;
import clinic.contracts.reminder.Channel;
import clinic.contracts.reminder.NotSentReason;
import clinic.reminder.contact.Contact;
import clinic.reminder.dispatch.Occasion.Verdict;
import clinic.reminder.dispatch.PlannedMessage;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ReminderPlanTest {

    private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");
    private static final UUID VISIT = UUID.fromString("5f2c1a70-93a4-4a63-9d0e-0b64a9a5a001");
    private static final UUID PATIENT = UUID.fromString("5f2c1a70-93a4-4a63-9d0e-0b64a9a5a002");
    private static final UUID OTHER = UUID.fromString("5f2c1a70-93a4-4a63-9d0e-0b64a9a5a003");
    private static final Contact EVA = new Contact(
            PATIENT, Locale.of("sv"), "+46701740605", "eva@example.org", EnumSet.allOf(ConsentPurpose.class));

    private final ReminderPlan plan = new ReminderPlan(Rule.SHIPPED, SendingWindow.SHIPPED);

    private static Instant local(String time) {
        return ZonedDateTime.of(java.time.LocalDateTime.parse(time), STOCKHOLM).toInstant();
    }

    private static KnownVisit visit(int version, Standing standing, Instant start, Instant knownSince) {
        return new KnownVisit(
                VISIT,
                version,
                standing,
                PATIENT,
                OTHER,
                OTHER,
                null,
                start,
                start.plus(Duration.ofMinutes(45)),
                "n",
                knownSince);
    }

    private List<PlannedMessage> booked(String now, String start) {
        return plan.messages(visit(1, Standing.BOOKED, local(start), local(now)), EVA, STOCKHOLM, local(now));
    }

    private static PlannedMessage rule(List<PlannedMessage> messages, String rule) {
        return messages.stream()
                .filter(message -> message.rule().equals(rule))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void confirmationGoesToEveryAddressAtOnceAndRemindersToTheFirst() {
        var messages = booked("2026-11-23T22:10", "2026-12-01T09:30");

        assertThat(messages)
                .extracting(PlannedMessage::rule, PlannedMessage::channel, PlannedMessage::recipient)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("confirmation", Channel.SMS, "+46701740605"),
                        org.assertj.core.groups.Tuple.tuple("confirmation", Channel.EMAIL, "eva@example.org"),
                        org.assertj.core.groups.Tuple.tuple("reminder-48h", Channel.SMS, "+46701740605"),
                        org.assertj.core.groups.Tuple.tuple("reminder-3h", Channel.SMS, "+46701740605"));
        assertThat(messages)
                .filteredOn(message -> message.rule().equals("confirmation"))
                .allMatch(message -> message.dueAt().equals(local("2026-11-23T22:10")));
        assertThat(messages).allMatch(message -> message.giveUpAt().equals(local("2026-12-01T09:30")));
    }

    @Test
    @DisplayName("8: two days before is the same time of day, also over the change of clocks")
    void twoDaysBeforeIsTheSameTimeOfDay() {
        assertThat(rule(booked("2026-10-01T12:00", "2026-10-26T09:30"), "reminder-48h")
                        .dueAt())
                .isEqualTo(local("2026-10-24T09:30"));
        assertThat(rule(booked("2027-03-01T12:00", "2027-03-29T09:30"), "reminder-48h")
                        .dueAt())
                .isEqualTo(local("2027-03-27T09:30"));
        // Half past two does not exist on 28 March 2027; nor is it in the window, so the morning it is.
        assertThat(rule(booked("2027-03-01T12:00", "2027-03-30T02:30"), "reminder-48h")
                        .dueAt())
                .isEqualTo(local("2027-03-28T08:00"));
    }

    @Test
    @DisplayName("20: rules whose time had passed at booking are skipped silently")
    void rulesPastDueAtBookingAreSkipped() {
        assertThat(booked("2026-11-30T12:00", "2026-12-01T09:30"))
                .extracting(PlannedMessage::rule)
                .containsExactly("confirmation", "confirmation", "reminder-3h");
        assertThat(booked("2026-12-01T08:00", "2026-12-01T09:30"))
                .extracting(PlannedMessage::rule)
                .containsOnly("confirmation");
        assertThat(booked("2026-12-01T10:00", "2026-12-01T09:30")).isEmpty();
    }

    @Test
    @DisplayName("20: nothing lands at three in the morning")
    void reminderDueAtNightWaitsForTheOpening() {
        var early = booked("2026-11-01T12:00", "2026-12-01T09:30");
        assertThat(rule(early, "reminder-3h").dueAt()).isEqualTo(local("2026-12-01T08:00"));
        assertThat(rule(early, "reminder-3h").dropped()).isNull();
    }

    @Test
    void reminderThatWouldLeaveTooLateIsDroppedWithItsReason() {
        var dawn = rule(booked("2026-11-01T12:00", "2026-12-01T08:30"), "reminder-3h");
        assertThat(dawn.dropped()).isEqualTo(NotSentReason.OUTSIDE_SENDING_WINDOW);
        var nine = rule(booked("2026-11-01T12:00", "2026-12-01T09:00"), "reminder-3h");
        assertThat(nine.dropped()).isNull();
    }

    @Test
    void remindersNeedConsentAndWordOfWhatWasDoneDoesNot() {
        var silent = new Contact(PATIENT, Locale.of("sv"), "+46701740605", null, Set.of());
        var messages = plan.messages(
                visit(1, Standing.BOOKED, local("2026-12-01T09:30"), local("2026-11-23T12:00")),
                silent,
                STOCKHOLM,
                local("2026-11-23T12:00"));
        assertThat(rule(messages, "confirmation").dropped()).isNull();
        assertThat(rule(messages, "reminder-48h").dropped()).isEqualTo(NotSentReason.NO_CONSENT);
    }

    @Test
    @DisplayName("18: a patient without any address has a reason, not an error")
    void patientWithoutAddressHasAReason() {
        var unreachable = new Contact(PATIENT, Locale.of("sv"), null, null, EnumSet.allOf(ConsentPurpose.class));
        assertThat(plan.messages(
                        visit(1, Standing.BOOKED, local("2026-12-01T09:30"), local("2026-11-23T12:00")),
                        unreachable,
                        STOCKHOLM,
                        local("2026-11-23T12:00")))
                .hasSize(3)
                .allMatch(message -> message.dropped() == NotSentReason.NO_ADDRESS && message.channel() == null);
    }

    @Test
    @DisplayName("16: a cancelled visit is not reminded of, a moved one is confirmed as a change")
    void standingDecidesTheRules() {
        Instant now = local("2026-11-23T12:00");
        Instant start = local("2026-12-01T09:30");
        assertThat(plan.messages(visit(2, Standing.CANCELLED, start, now), EVA, STOCKHOLM, now))
                .extracting(PlannedMessage::rule)
                .containsExactly("cancellation");
        assertThat(plan.messages(visit(2, Standing.MOVED, start, now), EVA, STOCKHOLM, now))
                .extracting(PlannedMessage::rule)
                .containsExactly("change", "reminder-48h", "reminder-3h");
    }

    @Test
    @DisplayName("19: a scheduler that was down catches up, but not at night and not after the start")
    void lateDispatchKeepsToTheWindowAndTheStart() {
        var visit = visit(1, Standing.BOOKED, local("2026-12-01T09:30"), local("2026-11-01T12:00"));
        var reminder = rule(booked("2026-11-01T12:00", "2026-12-01T09:30"), "reminder-48h");

        assertThat(objection(reminder, visit, EVA, "2026-11-30T15:00")).isNull();
        assertThat(objection(reminder, visit, EVA, "2026-11-30T21:00"))
                .isEqualTo(new Verdict.Wait(local("2026-12-01T08:00")));
        assertThat(objection(reminder, visit, EVA, "2026-12-01T09:30"))
                .isEqualTo(new Verdict.Drop(NotSentReason.TOO_LATE));
        var dawn = visit(1, Standing.BOOKED, local("2026-12-01T08:30"), local("2026-11-01T12:00"));
        assertThat(objection(reminder, dawn, EVA, "2026-12-01T06:00"))
                .isEqualTo(new Verdict.Drop(NotSentReason.OUTSIDE_SENDING_WINDOW));
    }

    @Test
    void consentAndAddressAreAskedForAgainWhenTheMessageLeaves() {
        var visit = visit(1, Standing.BOOKED, local("2026-12-01T09:30"), local("2026-11-01T12:00"));
        var reminder = rule(booked("2026-11-01T12:00", "2026-12-01T09:30"), "reminder-48h");
        var withdrawn = new Contact(PATIENT, Locale.of("sv"), "+46701740605", null, Set.of());
        var moved = new Contact(PATIENT, Locale.of("sv"), "+46701740606", null, EnumSet.allOf(ConsentPurpose.class));

        assertThat(objection(reminder, visit, withdrawn, "2026-11-29T09:30"))
                .isEqualTo(new Verdict.Drop(NotSentReason.NO_CONSENT));
        assertThat(objection(reminder, visit, moved, "2026-11-29T09:30"))
                .isEqualTo(new Verdict.Drop(NotSentReason.NO_ADDRESS));
        assertThat(objection(
                        reminder,
                        visit(2, Standing.MOVED, local("2026-12-01T09:30"), local("2026-11-02T12:00")),
                        EVA,
                        "2026-11-29T09:30"))
                .isEqualTo(new Verdict.Drop(NotSentReason.SUPERSEDED));
    }

    private @Nullable Verdict objection(PlannedMessage message, KnownVisit visit, Contact contact, String now) {
        return plan.objection(message, visit, contact, STOCKHOLM, local(now)).orElse(null);
    }

    /**
     * A visit lives through bookings, moves, cancellations and changes of contact while a dispatcher sleeps and wakes
     * as it pleases. Whatever happens: nothing leaves for an older version, nothing leaves from its give-up time on or
     * at night, and nothing leaves twice.
     */
    @Test
    @DisplayName("16, 17, 19, 20: random lives of a visit")
    void noHistorySendsWhatItMustNot() {
        long seed = Long.getLong("clinic.seed", System.nanoTime());
        System.out.println("ReminderPlanTest seed " + seed);
        Random random = new Random(seed);
        for (int life = 0; life < 3000; life++) {
            new Life(random, "seed " + seed + ", life " + life).run();
        }
    }

    private final class Life {
        private final Random random;
        private final String name;
        private final Map<PlannedMessage.Identity, PlannedMessage> waiting = new HashMap<>();
        private final Set<PlannedMessage.Identity> known = new HashSet<>();
        private final Set<PlannedMessage.Identity> sent = new HashSet<>();
        private Instant now;
        private Contact contact = EVA;
        private KnownVisit visit;

        Life(Random random, String name) {
            this.random = random;
            this.name = name;
            // A year that holds both changes of clocks.
            this.now = local("2026-10-20T00:00").plus(Duration.ofMinutes(random.nextInt(60 * 24 * 180)));
            this.visit = visit(1, Standing.BOOKED, someStart(), now);
        }

        void run() {
            take(plan.messages(visit, contact, STOCKHOLM, now));
            for (int step = 0; step < 12; step++) {
                now = now.plus(Duration.ofMinutes(random.nextInt(60 * 40)));
                switch (random.nextInt(5)) {
                    case 0 -> becomes(Standing.MOVED, someStart());
                    case 1 -> becomes(random.nextInt(3) == 0 ? Standing.CANCELLED : Standing.MOVED, visit.start());
                    case 2 -> changeContact();
                    default -> dispatch();
                }
            }
            now = now.plus(Duration.ofDays(60));
            dispatch();
            assertThat(waiting).as(name).isEmpty();
        }

        private Instant someStart() {
            return now.plus(Duration.ofMinutes(random.nextInt(60 * 24 * 8)));
        }

        private void becomes(Standing standing, Instant start) {
            visit = visit(visit.scheduleVersion() + 1, standing, start, now);
            waiting.keySet().removeIf(identity -> identity.scheduleVersion() < visit.scheduleVersion());
            take(plan.messages(visit, contact, STOCKHOLM, now));
        }

        private void changeContact() {
            Set<ConsentPurpose> consents = random.nextBoolean() ? EnumSet.allOf(ConsentPurpose.class) : Set.of();
            String mobile = random.nextInt(3) == 0 ? null : "+4670174060" + random.nextInt(5, 7);
            contact = new Contact(PATIENT, Locale.of("sv"), mobile, contact.email(), consents);
            var wanted = plan.reminders(visit, contact, STOCKHOLM, now);
            var kept = wanted.stream().map(PlannedMessage::identity).toList();
            waiting.keySet().removeIf(identity -> identity.rule().startsWith("reminder") && !kept.contains(identity));
            take(wanted);
        }

        private void take(List<PlannedMessage> messages) {
            for (PlannedMessage message : messages) {
                assertThat(message.scheduleVersion()).as(name).isEqualTo(visit.scheduleVersion());
                assertThat(message.dueAt()).as(name).isBefore(message.giveUpAt());
                if (message.dropped() == null && known.add(message.identity())) {
                    waiting.put(message.identity(), message);
                }
            }
        }

        private void dispatch() {
            for (PlannedMessage message : List.copyOf(waiting.values())) {
                if (message.dueAt().isAfter(now)) {
                    continue;
                }
                Verdict verdict =
                        plan.objection(message, visit, contact, STOCKHOLM, now).orElse(null);
                if (verdict instanceof Verdict.Wait wait) {
                    assertThat(wait.until()).as(name).isAfter(now);
                    continue;
                }
                waiting.remove(message.identity());
                if (verdict == null) {
                    send(message);
                }
            }
        }

        private void send(PlannedMessage message) {
            assertThat(message.scheduleVersion()).as(name).isEqualTo(visit.scheduleVersion());
            assertThat(now).as(name).isBefore(message.giveUpAt()).isBefore(visit.start());
            assertThat(sent.add(message.identity())).as(name).isTrue();
            if (message.rule().startsWith("reminder")) {
                assertThat(now.atZone(STOCKHOLM).getHour()).as(name).isBetween(8, 19);
                assertThat(visit.standing()).as(name).isNotEqualTo(Standing.CANCELLED);
                assertThat(contact.agreedTo(ConsentPurpose.REMINDERS)).as(name).isTrue();
            }
        }
    }
}
