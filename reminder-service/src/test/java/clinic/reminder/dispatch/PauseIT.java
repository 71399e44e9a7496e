package clinic.reminder.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.contracts.booking.AppointmentBooked;
import clinic.contracts.booking.AppointmentCancelled;
import clinic.contracts.booking.CancelledBy;
import clinic.contracts.booking.CodeRequested;
import clinic.contracts.booking.ConsentPurpose;
import clinic.contracts.booking.EscalationRequested;
import clinic.contracts.reminder.Channel;
import clinic.reminder.RunningReminder;
import java.time.Duration;
import java.util.EnumSet;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A channel that staff hold up. */
class PauseIT extends RunningReminder {

    private final UUID appointment = UUID.randomUUID();
    private final Patient patient = someone();

    @Autowired
    private Channels channels;

    @Autowired
    private Dispatcher dispatcher;

    @Autowired
    private Ledger ledger;

    @Autowired
    private Agenda agenda;

    @AfterEach
    void letGo() {
        channels.resume(Channel.SMS);
        settled();
    }

    private void booked(int days) {
        announce(new AppointmentBooked(visit(appointment, 1, patient, null, inDays(days, 15))));
    }

    private void reachedByPhoneOnly() {
        announce(recorded(patient, 1, "sv", patient.mobile(), null, EnumSet.allOf(ConsentPurpose.class)));
    }

    @Test
    @DisplayName("19: what is paused waits and is not lost, the other channel goes on, and all leave once resumed")
    void pausedChannelWaitsAndTheOtherGoesOn() {
        settled();
        channels.pause(Channel.SMS, "admin", "wrong sender");
        announce(recorded(patient));
        booked(8);
        eventually().until(() -> mailsTo(patient.email()).size() == 1);
        settled();
        assertThat(messages(appointment)).contains("confirmation v1 EMAIL SENT", "confirmation v1 SMS PLANNED");
        assertThat(ELKS.askedFor(patient.mobile())).isEmpty();
        assertThat(channels.of(Channel.SMS).waiting()).isEqualTo(1);
        assertThat(channels.of(Channel.SMS).open()).isFalse();
        assertThat(channels.of(Channel.EMAIL).open()).isTrue();
        Balance balance = ledger.balance();
        assertThat(balance.open()).isZero();
        assertThat(balance.parked()).isPositive();
        assertThat(agenda.pause()).as("nobody asks again and again").isGreaterThan(Duration.ofMillis(500));

        channels.resume(Channel.SMS);
        channels.resume(Channel.SMS);
        eventually().untilAsserted(() -> assertThat(messages(appointment)).contains("confirmation v1 SMS SENT"));
        assertThat(ELKS.askedFor(patient.mobile())).hasSize(1);
        assertThat(channels.of(Channel.SMS).carrier().lastTookAt()).isNotNull();
    }

    @Test
    @DisplayName("16, 19: what a pause outlasts is not sent late, and what is cancelled meanwhile is not sent at all")
    void pauseOutlastsTheVisit() {
        channels.pause(Channel.SMS, "admin", "");
        reachedByPhoneOnly();
        booked(3);
        UUID other = UUID.randomUUID();
        announce(new AppointmentBooked(visit(other, 1, patient, null, inDays(3, 15))));
        eventually().until(() -> messages(other).size() == 3);
        announce(new AppointmentCancelled(visit(other, 2, patient, null, inDays(3, 15)), CancelledBy.STAFF));
        eventually().until(() -> messages(other).contains("confirmation v1 SMS NOT_SENT SUPERSEDED"));
        settled();

        forwardTo(inDays(3, 16));
        settled();
        assertThat(messages(appointment))
                .containsExactlyInAnyOrder(
                        "confirmation v1 SMS NOT_SENT TOO_LATE",
                        "reminder-48h v1 SMS NOT_SENT TOO_LATE",
                        "reminder-3h v1 SMS NOT_SENT TOO_LATE");
        channels.resume(Channel.SMS);
        settled();
        assertThat(ELKS.askedFor(patient.mobile())).isEmpty();
    }

    @Test
    @DisplayName("19: a reminder whose channel is paused waits for it, though the patient has another")
    void whatIsPausedDoesNotMoveToTheOtherChannel() {
        announce(recorded(patient));
        booked(8);
        eventually().until(() -> announced(appointment).size() == 2);
        channels.pause(Channel.SMS, "admin", "wrong sender");

        forwardTo(inDays(6, 15).plusSeconds(60));
        settled();
        assertThat(messages(appointment))
                .contains("reminder-48h v1 SMS PLANNED")
                .noneMatch(line -> line.startsWith("reminder-48h v1 EMAIL"));
        assertThat(mailsTo(patient.email())).as("the confirmation alone").hasSize(1);

        channels.resume(Channel.SMS);
        eventually().untilAsserted(() -> assertThat(messages(appointment)).contains("reminder-48h v1 SMS SENT"));
    }

    @Test
    @DisplayName("34, 35: a call for help leaves by a channel that staff have paused; a code waits for it")
    void callForHelpLeavesAllTheSame() {
        settled();
        channels.pause(Channel.SMS, "admin", "wrong sender");
        UUID call = UUID.randomUUID();
        UUID code = UUID.randomUUID();
        announce(recorded(patient));
        announce(new CodeRequested(
                code, patient.id(), Channel.SMS, "nonce", clock.instant().plus(Duration.ofMinutes(10))));
        announce(new EscalationRequested(call, 1, clock.instant().plus(Duration.ofDays(1))));
        eventually().untilAsserted(() -> assertThat(messages(call)).containsExactly("escalation v1 SMS SENT"));
        eventually().until(() -> !messages(code).isEmpty());
        settled();
        assertThat(messages(code)).containsExactly("code v1 SMS PLANNED");
        assertThat(ELKS.askedFor(patient.mobile())).isEmpty();
        assertThat(ledger.balance().open()).isZero();

        channels.resume(Channel.SMS);
        eventually().untilAsserted(() -> assertThat(messages(code)).containsExactly("code v1 SMS SENT"));
    }

    /** Another instance leaves nothing but the row; a restart finds nothing but it. */
    @Test
    @DisplayName("19: a pause counts for every instance, and after a restart")
    void pauseIsNoInstancesOwn() {
        jdbc.sql("insert into paused_channel values ('SMS', now(), 'elsewhere', 'by another instance')")
                .update();
        dispatcher.stop();
        dispatcher.start();
        reachedByPhoneOnly();
        booked(8);
        eventually().until(() -> !messages(appointment).isEmpty());
        settled();
        assertThat(messages(appointment)).contains("confirmation v1 SMS PLANNED");

        channels.pause(Channel.SMS, "admin", "a second time");
        var pause = channels.of(Channel.SMS).paused();
        assertThat(pause).isNotNull();
        assertThat(pause.by()).isEqualTo("elsewhere");
    }
}
