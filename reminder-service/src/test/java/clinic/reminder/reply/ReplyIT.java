package clinic.reminder.reply;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.contracts.booking.AppointmentBooked;
import clinic.contracts.booking.AppointmentRescheduled;
import clinic.contracts.booking.CodeRequested;
import clinic.contracts.booking.ConsentPurpose;
import clinic.contracts.booking.ReplyAnswered;
import clinic.contracts.booking.ReplyVerdict;
import clinic.contracts.booking.Visit;
import clinic.contracts.reminder.Channel;
import clinic.reminder.ElksServer;
import clinic.reminder.RunningReminder;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

@DisplayName("24: patients answer with a word")
class ReplyIT extends RunningReminder {

    @Autowired
    private AnswerPatient answers;

    @Autowired
    private TransactionTemplate transaction;

    private Patient patient = someone();
    private Visit visit = visit(UUID.randomUUID(), 1, patient, null, Instant.EPOCH);

    @BeforeEach
    void confirmationHasLeft() {
        patient = someone();
        visit = visit(UUID.randomUUID(), 1, patient, null, inDays(8, 10));
        announce(recorded(patient));
        announce(new AppointmentBooked(visit));
        eventually().until(() -> messages(visit.appointmentId()).contains("confirmation v1 SMS SENT"));
    }

    private List<String> replies(UUID key) {
        return announced(key).stream()
                .filter(type -> type.startsWith("reminder.reply.") || type.startsWith("reminder.opt-out."))
                .toList();
    }

    private JsonNode announcedReply(UUID key) {
        return json.readTree(
                jdbc.sql("""
                        select payload::text from outbox where key = ? and type like 'reminder.reply.%'
                        order by id desc limit 1""").param(key.toString()).query(String.class).single());
    }

    private void isAnswered(String words) {
        eventually()
                .untilAsserted(
                        () -> assertThat(ELKS.acceptedFor(patient.mobile()).map(ElksServer.Sms::message))
                                .anyMatch(text -> text.contains(words)));
    }

    @Test
    void yesConfirmsTheVersionThatTheMessageSpokeOf() {
        assertThat(writes(patient.mobile(), "Ja!").statusCode()).isEqualTo(204);
        assertThat(replies(visit.appointmentId())).containsExactly("reminder.reply.visit-confirmed");
        assertThat(announcedReply(visit.appointmentId()).path("scheduleVersion").asInt())
                .isEqualTo(1);
    }

    @Test
    @DisplayName("24: a reply after a reschedule is about the time that the patient was told")
    void replyIsBoundToWhatWasAnswered() {
        ELKS.has(ElksServer.Day.AWAY);
        Visit moved = visit(visit.appointmentId(), 2, patient, null, inDays(9, 10));
        announce(new AppointmentRescheduled(moved, visit.start()));
        eventually()
                .until(() -> messages(visit.appointmentId()).stream().anyMatch(line -> line.startsWith("change v2")));
        writes(patient.mobile(), "AVBOKA");
        assertThat(announcedReply(visit.appointmentId()).path("scheduleVersion").asInt())
                .isEqualTo(1);

        ELKS.has(ElksServer.Day.GOOD);
        afterTheGrace();
        eventually().until(() -> messages(visit.appointmentId()).contains("change v2 SMS SENT"));
        writes(patient.mobile(), "AVBOKA");
        assertThat(announcedReply(visit.appointmentId()).path("scheduleVersion").asInt())
                .isEqualTo(2);
    }

    @Test
    void sameSmsToldTwiceIsOneReply() {
        String id = "s" + UUID.randomUUID();
        writes(id, patient.mobile(), "AVBOKA");
        writes(id, patient.mobile(), "AVBOKA");
        assertThat(replies(visit.appointmentId())).containsExactly("reminder.reply.cancellation-asked");
    }

    @Test
    void wishForAnotherTimeIsAnsweredWithTheLink() {
        writes(patient.mobile(), "Ny tid");
        isAnswered("Välj en ny tid här: https://clinic.example/appointments/");
        assertThat(replies(visit.appointmentId())).isEmpty();
    }

    @Test
    void stopEndsFollowUpsAtOnceAndTravelsBack() {
        writes(patient.mobile(), "STOPP");
        assertThat(replies(patient.id())).containsExactly("reminder.opt-out.received");
        assertThat(jdbc.sql("select follow_ups or not reminders from contact where patient_id = ?")
                        .param(patient.id())
                        .query(Boolean.class)
                        .single())
                .isFalse();
        isAnswered("slutar vi fråga");
    }

    @Test
    @DisplayName(
            "24: CANCEL is a stop to some gateways: it is one here, a person looks whether the visit was meant, and who"
                    + " can be written to is told whom to call")
    void wordThatGatewaysTakeAsAStopIsOneAndATask() {
        writes(patient.mobile(), "CANCEL");
        assertThat(replies(patient.id())).containsExactly("reminder.opt-out.received");
        assertThat(replies(visit.appointmentId())).containsExactly("reminder.reply.unclear");
        isAnswered("08-465 004 10");
    }

    private void taken(String which, String when) {
        jdbc.sql("update message set taken_at = " + when + " where recipient = ? and " + which)
                .param(patient.mobile())
                .update();
    }

    @Test
    @DisplayName("24: a word to two visits of one phone, told of in the same moments, cancels neither")
    void wordThatMayBeAboutEitherOfTwoIsForAPerson() {
        Patient sibling =
                new Patient(UUID.randomUUID(), patient.mobile(), someone().email());
        Visit theirs = visit(UUID.randomUUID(), 1, sibling, null, inDays(8, 10));
        announce(recorded(sibling));
        announce(new AppointmentBooked(theirs));
        eventually().until(() -> messages(theirs.appointmentId()).contains("confirmation v1 SMS SENT"));
        taken("rule = 'confirmation'", "timestamptz '2026-11-20T10:00:00Z'");
        writes(patient.mobile(), "AVBOKA");
        assertThat(Stream.of(visit, theirs).flatMap(each -> replies(each.appointmentId()).stream()))
                .containsExactly("reminder.reply.unclear");
        isAnswered("08-465 004 10");
        settled();
        taken("rule = 'answer-unclear'", "timestamptz '2026-11-20T10:10:00Z'");
        writes(patient.mobile(), "AVBOKA");
        assertThat(Stream.of(visit, theirs).flatMap(each -> replies(each.appointmentId()).stream()))
                .as("the answer was about neither of them")
                .containsExactly("reminder.reply.unclear", "reminder.reply.unclear");

        jdbc.sql("update visit set starts_at = now() - interval '1 year' where appointment_id = ?")
                .param(theirs.appointmentId())
                .update();
        writes(patient.mobile(), "AVBOKA");
        assertThat(replies(visit.appointmentId()))
                .as("only one is still to come")
                .contains("reminder.reply.cancellation-asked");
    }

    @Test
    @DisplayName("24: a word from a number that the patient gave up decides nothing")
    void numberThatIsNoLongerThePatientsDecidesNothing() {
        announce(recorded(patient, 2, "sv", someone().mobile(), patient.email(), EnumSet.allOf(ConsentPurpose.class)));
        eventually()
                .until(() -> jdbc.sql("select version from contact where patient_id = ?")
                                .param(patient.id())
                                .query(Integer.class)
                                .single()
                        == 2);
        for (String word : List.of("JA", "AVBOKA", "NY TID")) {
            writes(patient.mobile(), word);
        }
        assertThat(replies(visit.appointmentId())).hasSize(3).containsOnly("reminder.reply.unclear");
        assertThat(messages(visit.appointmentId())).noneMatch(message -> message.startsWith("answer-"));
    }

    @Test
    @DisplayName("38: an answer that was being written while its patient was erased is not kept")
    void whoWasErasedMeanwhileIsNotAnswered() {
        erased(patient.id());
        eventually().until(() -> messages(visit.appointmentId()).isEmpty());
        transaction.executeWithoutResult(
                status -> answers.plan(Answer.LINK, visit.appointmentId(), patient.id(), 1, patient.mobile()));
        assertThat(messages(visit.appointmentId())).isEmpty();
    }

    @Test
    void anythingElseIsATaskAndAnsweredOnce() {
        writes(patient.mobile(), "Hej, hur lång tid tar det?");
        writes(patient.mobile(), "Hallå?");
        assertThat(replies(visit.appointmentId())).containsExactly("reminder.reply.unclear", "reminder.reply.unclear");
        isAnswered("08-465 004 10");
        eventually().until(() -> messages(visit.appointmentId()).contains("answer-unclear v1 SMS SENT"));
        assertThat(ELKS.acceptedFor(patient.mobile())).hasSize(2);
    }

    @Test
    @DisplayName("24: a code on the same phone does not come between a visit and the answer to it")
    void codeIsPassedOver() {
        UUID request = UUID.randomUUID();
        announce(new CodeRequested(
                request,
                patient.id(),
                Channel.SMS,
                "Xq3rLw9TfKzB1vYh6sNcUg",
                clock.instant().plus(Duration.ofMinutes(10))));
        eventually().until(() -> messages(request).contains("code v1 SMS SENT"));

        writes(patient.mobile(), "jag har tappat känseln i benet");
        isAnswered("ring 112");
        writes(patient.mobile(), "JA");
        writes(patient.mobile(), "STOPP");
        isAnswered("slutar vi fråga");
        assertThat(replies(visit.appointmentId()))
                .containsExactly("reminder.reply.unclear", "reminder.reply.visit-confirmed");
    }

    @Test
    void wordsOfAPatientStandOnNoTopic() {
        writes(patient.mobile(), "Jag har ont i hostglidaren");
        assertThat(jdbc.sql("select count(*) from outbox where payload::text like '%hostglidaren%'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void numberThatIsNobodysIsHeardAndLeadsNowhere() {
        assertThat(writes("+46317690099", "JA").statusCode()).isEqualTo(204);
    }

    @Test
    void refusedCancellationIsToldWithWhomToCall() {
        announce(new ReplyAnswered(
                UUID.randomUUID(), visit.appointmentId(), patient.id(), 1, ReplyVerdict.TOO_LATE, clock.instant()));
        isAnswered("för sent att avboka");
        isAnswered("08-465 004 10");
    }

    @Test
    void decisionThatComesBeforeTheMoveWaitsForIt() {
        announce(new ReplyAnswered(
                UUID.randomUUID(),
                visit.appointmentId(),
                patient.id(),
                2,
                ReplyVerdict.MOVED_MEANWHILE,
                clock.instant()));
        eventually().until(() -> messages(visit.appointmentId()).contains("answer-moved-meanwhile v2 SMS PLANNED"));
        announce(new AppointmentRescheduled(
                visit(visit.appointmentId(), 2, patient, null, inDays(9, 14)), visit.start()));
        isAnswered("Nu gäller");
        assertThat(ELKS.acceptedFor(patient.mobile()).map(ElksServer.Sms::message))
                .anyMatch(text -> text.contains("Nu gäller") && text.contains("14:00"));
    }

    @Test
    void answerAboutAVisitThatNeverComesIsNotAwaitedForADay() {
        UUID unheardOf = UUID.randomUUID();
        announce(new ReplyAnswered(
                UUID.randomUUID(), unheardOf, patient.id(), 1, ReplyVerdict.CONFIRMED, clock.instant()));
        eventually().until(() -> messages(unheardOf).contains("answer-confirmed v1 SMS PLANNED"));
        forwardTo(clock.instant().plus(Duration.ofHours(1)));
        eventually()
                .untilAsserted(() ->
                        assertThat(messages(unheardOf)).containsExactly("answer-confirmed v1 SMS NOT_SENT TOO_LATE"));
    }
}
