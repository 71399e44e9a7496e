package clinic.reminder.plan;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.contracts.booking.ConsentPurpose;
import clinic.contracts.reminder.Channel;
import clinic.contracts.reminder.NotSentReason;
import clinic.contracts.reminder.Purpose;
import clinic.reminder.contact.Contact;
import clinic.reminder.dispatch.Occasion.Verdict;
import clinic.reminder.dispatch.PlannedMessage;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
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

    private final ReminderPlan plan = new ReminderPlan(ShippedRules.ALL);

    private static Instant local(String time) {
        return ZonedDateTime.of(java.time.LocalDateTime.parse(time), STOCKHOLM).toInstant();
    }

    private static KnownVisit visit(int version, Standing standing, Instant start, Instant knownSince) {
        return visit(version, standing, start, knownSince, knownSince);
    }

    private static KnownVisit visit(int version, Standing standing, Instant start, Instant saidAt, Instant knownSince) {
        return new KnownVisit(
                VISIT,
                version,
                standing,
                PATIENT,
                OTHER,
                OTHER,
                OTHER,
                null,
                start,
                start.plus(Duration.ofMinutes(45)),
                "n",
                saidAt,
                knownSince,
                null);
    }

    /** A visit on a Tuesday at half past nine, of which somebody said then that the patient did not come. */
    private static KnownVisit missed(String at) {
        KnownVisit visit = visit(1, Standing.BOOKED, local("2026-12-01T09:30"), local("2026-11-23T09:00"));
        return new KnownVisit(
                VISIT,
                1,
                Standing.BOOKED,
                PATIENT,
                OTHER,
                OTHER,
                OTHER,
                null,
                visit.start(),
                visit.end(),
                "n",
                visit.saidAt(),
                visit.knownSince(),
                local(at));
    }

    @Test
    @DisplayName("who did not come is written to after an hour, by the first way, in the sending window")
    void whoDidNotComeIsWrittenToAfterTheGrace() {
        assertThat(plan.messages(missed("2026-12-01T10:00"), EVA, STOCKHOLM, local("2026-12-01T10:00")))
                .singleElement()
                .satisfies(word -> {
                    assertThat(word.purpose()).isEqualTo(Purpose.NO_SHOW);
                    assertThat(word.channel()).isEqualTo(Channel.SMS);
                    assertThat(word.dueAt()).isEqualTo(local("2026-12-01T11:00"));
                    assertThat(word.giveUpAt()).isEqualTo(local("2026-12-04T09:30"));
                });
        assertThat(plan.messages(missed("2026-12-01T19:30"), EVA, STOCKHOLM, local("2026-12-01T19:30")))
                .extracting(PlannedMessage::dueAt)
                .containsExactly(local("2026-12-02T08:00"));
        assertThat(plan.messages(missed("2026-12-04T09:31"), EVA, STOCKHOLM, local("2026-12-04T09:31")))
                .as("said days later")
                .isEmpty();
    }

    @Test
    void whoDidNotComeIsNotWrittenToAgainstTheirWill() {
        Contact refuses =
                new Contact(PATIENT, Locale.of("sv"), "+46701740605", null, EnumSet.of(ConsentPurpose.FOLLOW_UPS));
        assertThat(plan.messages(missed("2026-12-01T10:00"), refuses, STOCKHOLM, local("2026-12-01T10:00")))
                .extracting(PlannedMessage::dropped)
                .containsExactly(NotSentReason.NO_CONSENT);
    }

    @Test
    void whatWasTakenBackDoesNotLeave() {
        Instant now = local("2026-12-01T10:00");
        PlannedMessage word =
                plan.messages(missed("2026-12-01T10:00"), EVA, STOCKHOLM, now).getFirst();
        Instant due = local("2026-12-01T11:00");
        assertThat(plan.objection(word, missed("2026-12-01T10:00"), EVA, STOCKHOLM, due))
                .isEmpty();
        KnownVisit expected = visit(1, Standing.BOOKED, local("2026-12-01T09:30"), local("2026-11-23T09:00"));
        assertThat(plan.objection(word, expected, EVA, STOCKHOLM, due))
                .contains(new Verdict.Drop(NotSentReason.SUPERSEDED));
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
    void importedVisitIsNotConfirmedAndIsRemindedOf() {
        Instant start = local("2026-12-01T09:30");
        Instant now = local("2026-11-23T22:10");
        assertThat(plan.messages(visit(1, Standing.IMPORTED, start, now), EVA, STOCKHOLM, now))
                .extracting(PlannedMessage::rule)
                .containsExactly("reminder-48h", "reminder-3h");
        assertThat(plan.messages(visit(2, Standing.MOVED, start, now), EVA, STOCKHOLM, now))
                .as("moved afterwards it is a visit like any other")
                .extracting(PlannedMessage::rule)
                .contains("change");
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
    void visitThatOnlyLastsLongerIsWrittenAboutOnceAndNotRemindedOfAgain() {
        Instant start = local("2026-12-01T09:30");
        Instant now = local("2026-11-30T12:00");
        assertThat(plan.messages(visit(2, Standing.MOVED, start, now), EVA, STOCKHOLM, now))
                .as("the reminder two days before has left for the shorter one")
                .extracting(PlannedMessage::rule)
                .containsExactly("change", "reminder-3h");
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

    @Test
    @DisplayName("8, 20: the evening before is 18:00 there, however long the night is")
    void eveningBeforeIsATimeOfDay() {
        var plan = new ReminderPlan(List.of(
                ShippedRules.reminder("evening", new Rule.Timing.DaysBefore(1, java.time.LocalTime.of(18, 0)))));
        for (String start : List.of("2026-10-25T09:30", "2027-03-28T09:30", "2026-12-01T00:30")) {
            Instant known = local("2026-10-01T12:00");
            var message = rule(
                    plan.messages(visit(1, Standing.BOOKED, local(start), known), EVA, STOCKHOLM, known), "evening");
            assertThat(message.dueAt().atZone(STOCKHOLM).toLocalDateTime())
                    .isEqualTo(java.time.LocalDateTime.parse(start)
                            .toLocalDate()
                            .minusDays(1)
                            .atTime(18, 0));
        }
    }

    @Test
    @DisplayName("16: of a flurry of changes only the last is told, a moment later")
    void changeWaitsForTheFlurryToEnd() {
        Instant now = local("2026-11-23T12:00");
        var moved = visit(2, Standing.MOVED, local("2026-12-01T09:30"), now);
        assertThat(rule(plan.messages(moved, EVA, STOCKHOLM, now), "change").dueAt())
                .isEqualTo(now.plusSeconds(15));
    }

    @Test
    @DisplayName("20: word of what was just done comes at any hour, and after an outage in the morning")
    void lateWordOfWhatWasDoneKeepsToTheWindow() {
        var visit = visit(1, Standing.BOOKED, local("2026-12-01T09:30"), local("2026-11-23T22:10"));
        var confirmation = rule(plan.messages(visit, EVA, STOCKHOLM, local("2026-11-23T22:10")), "confirmation");
        assertThat(objection(confirmation, visit, EVA, "2026-11-23T22:20")).isNull();
        assertThat(objection(confirmation, visit, EVA, "2026-11-24T03:00"))
                .isEqualTo(new Verdict.Wait(local("2026-11-24T08:00")));
    }

    private List<PlannedMessage> heardOfLate(Standing standing, String start, String said, String heard) {
        return plan.messages(visit(2, standing, local(start), local(said), local(heard)), EVA, STOCKHOLM, local(heard));
    }

    @Test
    @DisplayName(
            "20: what was done before an outage of the broker is told in the morning after it, not when it is heard of")
    void wordHeardOfAtNightWaitsForTheMorning() {
        String start = "2026-12-01T09:30";
        var confirmation =
                rule(heardOfLate(Standing.BOOKED, start, "2026-11-23T19:00", "2026-11-24T03:00"), "confirmation");
        assertThat(confirmation.dueAt()).isEqualTo(local("2026-11-24T08:00"));
        var cancelled = heardOfLate(Standing.CANCELLED, start, "2026-11-23T19:00", "2026-11-24T03:00");
        assertThat(rule(cancelled, "cancellation").dueAt()).isEqualTo(local("2026-11-24T08:00"));
        assertThat(rule(heardOfLate(Standing.BOOKED, start, "2026-11-23T22:00", "2026-11-23T22:10"), "confirmation")
                        .dueAt())
                .as("somebody still waits")
                .isEqualTo(local("2026-11-23T22:10"));
    }

    @Test
    @DisplayName("16: what piled up is heard of together, and the moment of quiet counts from then")
    void flurryThatPiledUpIsToldOnce() {
        var moved = heardOfLate(Standing.MOVED, "2026-12-01T09:30", "2026-11-23T10:00", "2026-11-23T12:00");
        assertThat(rule(moved, "change").dueAt())
                .isEqualTo(local("2026-11-23T12:00").plusSeconds(15));
    }

    @Test
    @DisplayName("20: a reminder that fell due between the booking and its being heard of is not past")
    void reminderThatFellDueMeanwhileIsSaid() {
        assertThat(heardOfLate(Standing.BOOKED, "2026-12-01T20:00", "2026-11-29T19:00", "2026-11-30T03:00"))
                .extracting(PlannedMessage::rule)
                .contains("reminder-48h", "reminder-3h");
        assertThat(heardOfLate(Standing.BOOKED, "2026-12-01T18:00", "2026-11-29T19:00", "2026-11-30T03:00"))
                .as("what had passed when it was booked")
                .extracting(PlannedMessage::rule)
                .doesNotContain("reminder-48h");
    }

    @Test
    void ruleMayGiveUpLongBeforeTheStart() {
        Rule shipped = ShippedRules.reminder("reminder-48h", new Rule.Timing.DaysBefore(2, null));
        var early = new ReminderPlan(List.of(new Rule(
                shipped.name(),
                null,
                2,
                shipped.purpose(),
                shipped.timing(),
                shipped.channels(),
                false,
                Duration.ofHours(24),
                shipped.window(),
                Duration.ZERO,
                true)));
        var visit = visit(1, Standing.BOOKED, local("2026-12-01T09:30"), local("2026-11-01T12:00"));
        var reminder =
                early.messages(visit, EVA, STOCKHOLM, local("2026-11-01T12:00")).getFirst();
        assertThat(reminder.giveUpAt()).isEqualTo(local("2026-11-30T09:30"));
        assertThat(early.objection(reminder, visit, EVA, STOCKHOLM, local("2026-11-30T09:30")))
                .contains(new Verdict.Drop(NotSentReason.TOO_LATE));
    }

    @Test
    @DisplayName("22: a rule that changes takes what waits with it, even if its new time has passed")
    void changedRuleTakesWhatWaitsWithIt() {
        var visit = visit(1, Standing.BOOKED, local("2026-12-01T09:30"), local("2026-11-01T12:00"));
        var earlier =
                new ReminderPlan(List.of(ShippedRules.reminder("reminder-48h", new Rule.Timing.DaysBefore(4, null))));
        Instant now = local("2026-11-28T12:00");
        assertThat(earlier.again(visit, EVA, STOCKHOLM, now, Set.of("reminder-48h")))
                .singleElement()
                .satisfies(message -> assertThat(message.dueAt()).isEqualTo(now));
        assertThat(earlier.again(visit, EVA, STOCKHOLM, now, Set.of()))
                .as("what has left is not said again")
                .isEmpty();
    }

    @Test
    void protectedIdentityIsToldNothingWhateverWasAgreed() {
        Instant now = local("2026-11-23T12:00");
        KnownVisit visit = visit(1, Standing.BOOKED, local("2026-12-01T09:30"), now);
        var hidden = new Contact(
                PATIENT,
                Locale.of("sv"),
                "+46701740605",
                "eva@example.org",
                EnumSet.allOf(ConsentPurpose.class),
                Set.of(),
                true,
                0);
        assertThat(plan.messages(visit, hidden, STOCKHOLM, now))
                .hasSize(3)
                .allMatch(message -> message.dropped() == NotSentReason.PROTECTED_IDENTITY);
        PlannedMessage planned = rule(plan.messages(visit, EVA, STOCKHOLM, now), "confirmation");
        assertThat(plan.objection(planned, visit, hidden, STOCKHOLM, now))
                .contains(new Verdict.Drop(NotSentReason.PROTECTED_IDENTITY));
    }
}
