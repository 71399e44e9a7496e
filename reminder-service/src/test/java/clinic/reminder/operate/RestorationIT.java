package clinic.reminder.operate;

import static clinic.contracts.booking.StaffRole.ADMIN;
import static org.assertj.core.api.Assertions.assertThat;

import clinic.contracts.booking.AppointmentBooked;
import clinic.contracts.booking.AppointmentCancelled;
import clinic.contracts.booking.AppointmentRescheduled;
import clinic.contracts.booking.CancelledBy;
import clinic.contracts.booking.ConsentPurpose;
import clinic.contracts.booking.EscalationRequested;
import clinic.contracts.reminder.Channel;
import clinic.messaging.Restoration;
import clinic.reminder.ElksServer;
import clinic.reminder.RunningReminder;
import clinic.reminder.dispatch.Channels;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.cloud.stream.binding.InputBindingLifecycle;

/** A database that was restored from an earlier day, or lost, and topics that tell all again from their beginning. */
class RestorationIT extends RunningReminder {

    private final UUID moved = UUID.randomUUID();
    private final UUID cancelled = UUID.randomUUID();
    private final UUID kept = UUID.randomUUID();
    private final UUID refused = UUID.randomUUID();
    private final Patient patient = someone();
    private final Patient unreached = someone();

    @Autowired
    private Restoration restoration;

    @Autowired
    private Channels channels;

    @Autowired
    private List<InputBindingLifecycle> bindings;

    /** Other tests share the service. */
    @AfterEach
    void asBefore() {
        ELKS.has(ElksServer.Day.GOOD);
        bindings.forEach(InputBindingLifecycle::start);
        for (Channel channel : Channel.values()) {
            channels.resume(channel);
        }
        settled();
    }

    /** One visit moved and reminded of once, one cancelled, one kept, one whose patient could not be reached. */
    private void lived() {
        announce(recorded(patient));
        announce(recorded(unreached, 1, "sv", unreached.mobile(), null, EnumSet.allOf(ConsentPurpose.class)));
        announce(new AppointmentBooked(visit(moved, 1, patient, null, inDays(6, 15))));
        announce(new AppointmentBooked(visit(cancelled, 1, patient, null, inDays(7, 15))));
        announce(new AppointmentBooked(visit(kept, 1, patient, null, inDays(20, 15))));
        eventually().until(() -> messages(cancelled).contains("confirmation v1 EMAIL SENT"));
        eventually().until(() -> messages(kept).contains("confirmation v1 EMAIL SENT"));
        announce(new AppointmentRescheduled(visit(moved, 2, patient, null, inDays(5, 15)), inDays(6, 15)));
        announce(new AppointmentCancelled(visit(cancelled, 2, patient, null, inDays(7, 15)), CancelledBy.STAFF));
        eventually().until(() -> messages(cancelled).contains("cancellation v2 SMS PLANNED"));
        eventually().until(() -> messages(moved).contains("change v2 SMS PLANNED"));
        afterTheGrace();
        eventually().until(() -> messages(cancelled).contains("cancellation v2 SMS SENT"));
        settled();
        ELKS.has(ElksServer.Day.BAD_NUMBER);
        announce(new AppointmentBooked(visit(refused, 1, unreached, null, inDays(9, 15))));
        eventually().until(() -> messages(refused).contains("confirmation v1 SMS NOT_SENT REFUSED"));
        ELKS.has(ElksServer.Day.GOOD);
        forwardTo(inDays(4, 10));
        settled();
        assertThat(messages(moved))
                .contains("change v2 SMS SENT", "reminder-48h v2 SMS SENT", "reminder-3h v2 SMS PLANNED");
    }

    private long sent() {
        return ELKS.askedFor(patient.mobile()).count()
                + ELKS.askedFor(unreached.mobile()).count()
                + mailsTo(patient.email()).size();
    }

    /** What a start after a restore does, in a service that runs. */
    private void restored(Runnable loss) {
        bindings.forEach(InputBindingLifecycle::stop);
        loss.run();
        restoration.catchUp("restored-" + UUID.randomUUID());
        bindings.forEach(InputBindingLifecycle::start);
    }

    private void resumed() {
        assertThat(channels.all()).noneMatch(channel -> channel.paused() == null);
        for (Channel channel : Channel.values()) {
            channels.resume(channel);
        }
        settled();
    }

    private void theReminderThatIsLeftComesOnce(long before) {
        forwardTo(inDays(1, 13));
        settled();
        assertThat(messages(moved)).contains("reminder-3h v2 SMS SENT");
        assertThat(sent()).isEqualTo(before + 1);
    }

    @Test
    @DisplayName(
            "16, 19: all is lost and told again from the beginning: nothing is sent again, what is ahead is sent once")
    void emptiedDatabaseSendsNothingAgain() {
        lived();
        long before = sent();

        restored(() -> jdbc.sql("""
                        truncate message, visit, contact, place, practitioner, publication, completed_visit, follow_up,
                            follow_up_change, check_in, check_in_code, answer, code_request, inbox""").update());
        eventually().until(() -> messages(moved).contains("reminder-3h v2 SMS PLANNED"));
        eventually().until(() -> messages(cancelled).contains("cancellation v2 SMS SENT"));
        settled();
        resumed();

        assertThat(sent()).as(messages(moved) + " " + messages(cancelled)).isEqualTo(before);
        assertThat(messages(moved)).contains("change v2 SMS SENT");
        assertThat(messages(refused)).contains("confirmation v1 SMS NOT_SENT REFUSED");
        theReminderThatIsLeftComesOnce(before);
    }

    /** What the back-up knows is not planned anew: only its own words tell that it has been sent since. */
    @Test
    @DisplayName("16, 19: what waited in the back-up and was sent since is not sent again")
    void whatWaitedInTheBackUpIsCaughtUp() {
        announce(recorded(patient));
        announce(new AppointmentBooked(visit(kept, 1, patient, null, inDays(20, 15))));
        eventually().until(() -> announced(kept).size() == 2);
        settled();
        long before = sent();

        restored(() -> jdbc.sql("""
                        update message set state = 'PLANNED', reason = null, settled_at = null, attempts = 0
                        where appointment_id = ? and state = 'SENT'""").param(kept).update());
        assertThat(messages(kept)).contains("confirmation v1 SMS SENT", "confirmation v1 EMAIL SENT");
        settled();
        resumed();
        assertThat(sent()).isEqualTo(before);
    }

    /** The day before nothing had been sent, and neither visit had been changed. */
    @Test
    @DisplayName("16, 19: a database of the day before sends nothing again")
    void earlierDatabaseSendsNothingAgain() {
        lived();
        long before = sent();

        restored(() -> {
            jdbc.sql("""
                            update message set state = 'PLANNED', reason = null, settled_at = null, attempts = 0
                            where appointment_id in (?, ?, ?) and state = 'SENT'""").params(moved, cancelled, kept).update();
            jdbc.sql("update visit set schedule_version = 1, standing = 'BOOKED' where appointment_id in (?, ?)")
                    .params(moved, cancelled)
                    .update();
            jdbc.sql("delete from message where appointment_id in (?, ?) and schedule_version = 2")
                    .params(moved, cancelled)
                    .update();
            jdbc.sql("delete from inbox").update();
        });
        eventually().until(() -> messages(moved).contains("reminder-3h v2 SMS PLANNED"));
        eventually().until(() -> messages(cancelled).contains("cancellation v2 SMS SENT"));
        assertThat(messages(kept)).contains("confirmation v1 SMS SENT", "confirmation v1 EMAIL SENT");
        settled();
        resumed();

        assertThat(sent()).as(messages(moved) + " " + messages(cancelled)).isEqualTo(before);
        theReminderThatIsLeftComesOnce(before);
    }

    /** No word of ours tells whether it had left: a person who resumes the channels knows what day it is. */
    @Test
    @DisplayName("16, 34: a call for help waits after a restore, even where staff had paused the channel before")
    void callForHelpWaitsAfterARestore() {
        UUID call = UUID.randomUUID();
        channels.pause(Channel.SMS, "admin", "wrong sender");
        restored(() -> {});
        announce(new EscalationRequested(call, 1, clock.instant().plus(Duration.ofDays(1))));
        eventually().until(() -> !messages(call).isEmpty());
        settled();
        assertThat(messages(call)).containsExactly("escalation v1 SMS PLANNED");

        resumed();
        assertThat(messages(call)).containsExactly("escalation v1 SMS SENT");
    }

    /** Whoever resumed a channel now would remind people of visits that they have cancelled. */
    @Test
    void channelsPageSaysWhatIsNotReadYet() {
        String admin = OFFICE.pass(UUID.randomUUID(), 1, ADMIN);
        settled();
        channels.pause(Channel.SMS, "admin", "put back");
        eventually()
                .untilAsserted(() -> assertThat(
                                shown("/staff/messages/channels", admin).body())
                        .doesNotContain("Vänta med att släppa på"));
        bindings.forEach(InputBindingLifecycle::stop);
        announce(recorded(patient));
        announce(recorded(unreached));
        eventually()
                .untilAsserted(() -> assertThat(
                                shown("/staff/messages/channels", admin).body())
                        .contains("Vänta med att släppa på", "2 händelser från de andra tjänsterna är inte lästa än.")
                        .doesNotContain("??"));
        channels.resume(Channel.SMS);
        assertThat(shown("/staff/messages/channels", admin).body()).doesNotContain("Vänta med att släppa på");
    }
}
