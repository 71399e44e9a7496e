package clinic.reminder.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.contracts.booking.EscalationRequested;
import clinic.reminder.ElksServer;
import clinic.reminder.RunningReminder;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Staff are told of what nobody has looked at. */
class EscalationIT extends RunningReminder {

    private final UUID request = UUID.randomUUID();

    @Test
    @DisplayName("Scenario 34: who is on call is told at night that something waits, and nothing of what")
    void firstPersonIsToldAtNight() {
        forwardTo(inDays(1, 3));
        long before = ELKS.acceptedFor(FIRST_ON_CALL).count();
        announce(asked(1, Duration.ofDays(1)));
        eventually().until(() -> ELKS.acceptedFor(FIRST_ON_CALL).count() == before + 1);

        ElksServer.Sms sms = ELKS.acceptedFor(FIRST_ON_CALL).toList().getLast();
        assertThat(sms.message())
                .endsWith("https://clinic.example/staff/tasks?lang=sv")
                .contains("Att göra har väntat");
        assertThat(sms.message().length()).as("one segment").isLessThanOrEqualTo(160);
        eventually().untilAsserted(() -> assertThat(messages(request)).containsExactly("escalation v1 SMS SENT"));
        assertThat(announced(request)).as("about no visit").isEmpty();
    }

    @Test
    void nextPersonIsToldByMail() throws Exception {
        announce(asked(2, Duration.ofDays(1)));
        eventually().untilAsserted(() -> assertThat(messages(request)).containsExactly("escalation v1 EMAIL SENT"));
        var mail = mailsTo(SECOND_ON_CALL).getLast();
        assertThat(mail.getSubject()).isEqualTo("Något väntar på dig");
        assertThat(mail.getHeader("X-Clinic-Purpose")).containsExactly("escalation");
    }

    @Test
    void askedForTwiceItIsToldOnce() {
        announce(asked(1, Duration.ofDays(1)));
        announce(asked(1, Duration.ofDays(1)));
        UUID last = UUID.randomUUID();
        announce(asked(1, Duration.ofDays(1)), last);
        eventually()
                .until(() -> jdbc.sql("select count(*) from inbox where event_id = ?")
                                .param(last)
                                .query(Long.class)
                                .single()
                        == 1);
        settled();
        assertThat(messages(request)).containsExactly("escalation v1 SMS SENT");
    }

    @Test
    void whatIsOfNoUseAnyMoreIsNotSent() {
        announce(asked(1, Duration.ofSeconds(-1)));
        eventually()
                .untilAsserted(
                        () -> assertThat(messages(request)).containsExactly("escalation v1 SMS NOT_SENT TOO_LATE"));
    }

    /** All calls for help have the same words. */
    @Test
    @DisplayName("30, 34: a call for help that got lost is not taken for an earlier one, and is sent")
    void lostCallIsNotTakenForAnEarlierOne() {
        UUID second = UUID.randomUUID();
        long accepted = ELKS.acceptedFor(FIRST_ON_CALL).count();
        ELKS.has(ElksServer.Day.TAKES_AND_HANGS_UP);
        announce(asked(1, Duration.ofDays(1)));
        eventually().until(() -> ELKS.acceptedFor(FIRST_ON_CALL).count() == accepted + 1);
        long asked = ELKS.askedFor(FIRST_ON_CALL).count();
        ELKS.has(ElksServer.Day.HANGS_UP);
        announce(new EscalationRequested(second, 1, clock.instant().plus(Duration.ofDays(1))));
        eventually().until(() -> ELKS.askedFor(FIRST_ON_CALL).count() > asked);
        ELKS.has(ElksServer.Day.GOOD);
        eventually().untilAsserted(() -> assertThat(messages(request)).containsExactly("escalation v1 SMS SENT"));
        eventually().untilAsserted(() -> assertThat(messages(second)).containsExactly("escalation v1 SMS SENT"));
        assertThat(ELKS.acceptedFor(FIRST_ON_CALL)).hasSize((int) accepted + 2);
    }

    private EscalationRequested asked(int step, Duration left) {
        return new EscalationRequested(request, step, clock.instant().plus(left));
    }
}
