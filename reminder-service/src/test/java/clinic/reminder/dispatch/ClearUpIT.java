package clinic.reminder.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.contracts.booking.AppointmentBooked;
import clinic.contracts.booking.CodeRequested;
import clinic.contracts.booking.ConsentPurpose;
import clinic.contracts.reminder.Channel;
import clinic.reminder.RunningReminder;
import clinic.reminder.channel.Carrier;
import clinic.reminder.channel.Missing;
import clinic.reminder.channel.Outcome;
import clinic.reminder.channel.Parcel;
import clinic.reminder.channel.Whereabouts;
import clinic.vitals.Trace;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Carriers are asked about what is in doubt, and take their time. */
class ClearUpIT extends RunningReminder {

    private final Patient patient = someone();

    @Autowired
    private Dispatcher dispatcher;

    @Autowired
    private Departures departures;

    @Autowired
    private Arrivals arrivals;

    @Autowired
    private HandOver handOver;

    @Autowired
    private Breakers breakers;

    @Autowired
    private Doubts doubts;

    @Autowired
    private GivenUp givenUp;

    @Autowired
    private Agenda agenda;

    @Autowired
    private Trace trace;

    @Autowired
    private Bell bell;

    @BeforeEach
    void nothingIsInDoubt() {
        settled();
    }

    @AfterEach
    void asBefore() {
        if (!dispatcher.isRunning()) {
            dispatcher.start();
        }
        settled();
    }

    /** Takes nothing, and knows only what its script says. */
    private abstract static class Asked implements Carrier {

        final List<Missing> questions = new CopyOnWriteArrayList<>();

        @Override
        public Channel channel() {
            return Channel.SMS;
        }

        @Override
        public Outcome carry(Parcel parcel) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Whereabouts whereabouts(Missing message) {
            questions.add(message);
            return answer();
        }

        abstract Whereabouts answer();
    }

    /** Does not answer before it is let. */
    private static final class Silent extends Asked {

        private final CountDownLatch closing = new CountDownLatch(1);
        private volatile boolean open;

        @Override
        Whereabouts answer() {
            open = true;
            try {
                closing.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            open = false;
            return new Whereabouts.AskLater("silent");
        }
    }

    private static final class Away extends Asked {

        @Override
        Whereabouts answer() {
            return new Whereabouts.AskLater("away");
        }
    }

    /** So many confirmations by SMS of which nothing was heard, and nobody who would ask about them. */
    private List<UUID> inDoubt(int count) {
        announce(recorded(patient, 1, "sv", patient.mobile(), patient.email(), EnumSet.allOf(ConsentPurpose.class)));
        List<UUID> visits = Stream.generate(UUID::randomUUID).limit(count).toList();
        visits.forEach(id -> announce(new AppointmentBooked(visit(id, 1, patient, null, inDays(8, 10)))));
        visits.forEach(id -> eventually()
                .until(() ->
                        messages(id).containsAll(List.of("confirmation v1 SMS SENT", "confirmation v1 EMAIL SENT"))));
        settled();
        dispatcher.stop();
        jdbc.sql("""
                        update message set state = 'IN_DOUBT', retry_at = now()
                        where appointment_id in (:visits) and rule = 'confirmation' and channel = 'SMS'""").param("visits", visits).update();
        return visits;
    }

    @Test
    @DisplayName("19, 28: while a provider is silent about what is in doubt, what is due leaves by the other channel")
    void openQuestionHoldsUpNothing() {
        UUID visit = inDoubt(1).getFirst();
        Silent provider = new Silent();
        Dispatcher other = new Dispatcher(
                departures,
                new Hands(handOver, breakers, bell, trace),
                doubts,
                new ClearUp(doubts, arrivals, clock, List.of(provider)),
                agenda,
                bell,
                Duration.ofSeconds(15));
        other.start();
        try {
            eventually().until(() -> provider.open);
            int mails = mailsTo(patient.email()).size();
            announce(new CodeRequested(
                    UUID.randomUUID(),
                    patient.id(),
                    Channel.EMAIL,
                    "nonce",
                    clock.instant().plus(Duration.ofMinutes(10))));
            eventually().until(() -> mailsTo(patient.email()).size() == mails + 1);
            assertThat(provider.open).isTrue();
            assertThat(messages(visit)).contains("confirmation v1 SMS IN_DOUBT");
        } finally {
            provider.closing.countDown();
            other.stop();
        }
    }

    @Test
    @DisplayName("28: a provider that does not answer is asked one question a round, and each time another")
    void whoDoesNotAnswerIsAskedOnceARound() {
        List<UUID> visits = inDoubt(3);
        Away provider = new Away();
        ClearUp clearUp = new ClearUp(doubts, arrivals, clock, List.of(provider));
        for (int round = 0; round < 3; round++) {
            assertThat(clearUp.some()).isTrue();
            jdbc.sql("""
                            update message set retry_at = retry_at - interval '1 hour'
                            where appointment_id in (:visits) and state = 'IN_DOUBT'""").param("visits", visits).update();
        }
        assertThat(provider.questions)
                .extracting(Missing::fingerprint)
                .hasSize(3)
                .doesNotHaveDuplicates();
    }

    @Test
    @DisplayName(
            "28: under which reference a carrier has a message is kept, although it reported on it before its answer was")
    void referenceIsKeptOfWhatWasReportedFirst() {
        UUID visit = inDoubt(1).getFirst();
        MessageRow onItsWay = jdbc.sql("""
                        update message set state = 'SENDING', provider_reference = null, settled_at = null
                        where appointment_id = ? and channel = 'SMS' and rule = 'confirmation' returning *""").param(visit).query(MessageRow::of).single();
        arrivals.delivered(onItsWay.id());
        arrivals.accepted(List.of(new Arrivals.Accepted(onItsWay, "s-first")));
        arrivals.accepted(List.of(new Arrivals.Accepted(onItsWay, "s-second")));
        assertThat(jdbc.sql("select state || ' ' || provider_reference from message where id = ?")
                        .param(onItsWay.id())
                        .query(String.class)
                        .single())
                .isEqualTo("SENT s-first");
    }

    /** @param unanswered as of a server that never says whether it has it; else as of a sender that died */
    private void mailIsInDoubt(UUID visit, boolean unanswered) {
        jdbc.sql("""
                        update message set state = 'IN_DOUBT', retry_at = now(), unanswered = :unanswered
                        where appointment_id = :visit and rule = 'confirmation' and channel = 'EMAIL'
                            and state = 'SENT'""").param("unanswered", unanswered).param("visit", visit).update();
        bell.ring();
    }

    private UUID confirmedByMail() {
        UUID visit = UUID.randomUUID();
        announce(recorded(patient, 1, "sv", null, patient.email(), EnumSet.allOf(ConsentPurpose.class)));
        announce(new AppointmentBooked(visit(visit, 1, patient, null, inDays(8, 10))));
        eventually().until(() -> messages(visit).contains("confirmation v1 EMAIL SENT"));
        return visit;
    }

    /** Where its copy says that it left, which the mailbox has a moment before. */
    private void leavesOnceMore(UUID visit, int mails) {
        eventually().until(() -> mailsTo(patient.email()).size() == mails);
        eventually().until(() -> messages(visit).contains("confirmation v1 EMAIL SENT"));
    }

    @Test
    @DisplayName("19: a mail whose sender dies each time it leaves is not given up for that")
    void deathsOfTheSenderLoseNoMail() {
        UUID visit = confirmedByMail();
        for (int mails = 2; mails <= 4; mails++) {
            mailIsInDoubt(visit, false);
            leavesOnceMore(visit, mails);
        }
        mailIsInDoubt(visit, true);
        eventually().until(() -> messages(visit).contains("confirmation v1 EMAIL NOT_SENT UNKNOWN"));
    }

    @Test
    @DisplayName(
            "28, 30: a mail whose server never says that it has it leaves twice, and again only if a person wants it")
    void mailThatCannotBeAskedAboutLeavesTwice() {
        UUID visit = confirmedByMail();
        mailIsInDoubt(visit, true);
        leavesOnceMore(visit, 2);
        mailIsInDoubt(visit, true);
        eventually().until(() -> messages(visit).contains("confirmation v1 EMAIL NOT_SENT UNKNOWN"));
        settled();
        assertThat(mailsTo(patient.email())).hasSize(2);

        UUID confirmation = jdbc.sql("select id from message where appointment_id = ? and rule = 'confirmation'")
                .param(visit)
                .query(UUID.class)
                .single();
        assertThat(givenUp.all()).anyMatch(story -> story.id().equals(confirmation));
        assertThat(givenUp.tryAgain(confirmation)).isEqualTo(GivenUp.Outcome.ASKED_AGAIN);
        leavesOnceMore(visit, 3);
    }
}
