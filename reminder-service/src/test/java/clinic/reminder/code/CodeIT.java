package clinic.reminder.code;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.contracts.SecretLink;
import clinic.contracts.booking.CodeRequested;
import clinic.contracts.booking.ConsentPurpose;
import clinic.contracts.reminder.Channel;
import clinic.reminder.ElksServer;
import clinic.reminder.RunningReminder;
import java.time.Duration;
import java.util.EnumSet;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CodeIT extends RunningReminder {

    private static final SecretLink SECRET = new SecretLink('a', KEY);
    private static final String NONCE = "Xq3rLw9TfKzB1vYh6sNcUg";

    private final UUID request = UUID.randomUUID();
    private final Patient patient = someone();

    @Test
    @DisplayName("Scenario 35: a code leaves at once, at night too, and says nothing but itself")
    void codeLeavesAtNight() {
        forwardTo(inDays(1, 3));
        announce(recorded(patient));
        announce(asked(Channel.SMS, Duration.ofMinutes(10)));
        eventually().until(() -> ELKS.acceptedFor(patient.mobile()).count() == 1);

        ElksServer.Sms sms = ELKS.acceptedFor(patient.mobile()).findFirst().orElseThrow();
        assertThat(sms.message()).contains(code()).endsWith("\n\n@clinic.example #" + code());
        assertThat(sms.whendelivered()).contains("/hooks/46elks/code/");
        eventually().untilAsserted(() -> assertThat(messages(request)).containsExactly("code v1 SMS SENT"));
        assertThat(announced(request)).isEmpty();
    }

    @Test
    void codeGoesToTheAddressThatWasAskedForAndToNoOther() throws Exception {
        announce(recorded(patient));
        announce(asked(Channel.EMAIL, Duration.ofMinutes(10)));
        eventually().until(() -> mailsTo(patient.email()).size() == 1);

        var mail = mailsTo(patient.email()).getFirst();
        assertThat(mail.getHeader("X-Clinic-Purpose")).containsExactly("code");
        assertThat(mail.getSubject()).isEqualTo("Din engångskod").doesNotContain(code());
        assertThat(ELKS.askedFor(patient.mobile())).isEmpty();
    }

    @Test
    void codeThatHasRunOutIsNotSentAnyMore() {
        announce(recorded(patient));
        announce(asked(Channel.SMS, Duration.ofSeconds(-1)));
        eventually()
                .untilAsserted(() -> assertThat(messages(request)).containsExactly("code v1 SMS NOT_SENT TOO_LATE"));
        assertThat(ELKS.askedFor(patient.mobile())).isEmpty();
    }

    @Test
    void codeWaitsForAPatientWhoWasRecordedAMomentAgo() {
        announce(asked(Channel.SMS, Duration.ofMinutes(10)));
        eventually().until(() -> messages(request).size() == 1);
        announce(recorded(patient));
        eventually().until(() -> {
            // The clock of these tests goes on by itself: the message looks again after a second.
            return ELKS.acceptedFor(patient.mobile()).count() == 1;
        });
    }

    @Test
    @DisplayName("Scenario 35: a code goes to the address that was typed, not to the one before it")
    void codeWaitsForTheAddressThatWasTyped() {
        Patient moved = new Patient(patient.id(), someone().mobile(), patient.email());
        announce(recorded(patient));
        eventually()
                .until(() -> jdbc.sql("select count(*) from contact where patient_id = ?")
                                .param(patient.id())
                                .query(Long.class)
                                .single()
                        == 1);
        announce(new CodeRequested(
                request, patient.id(), 2, Channel.SMS, NONCE, clock.instant().plus(Duration.ofMinutes(10))));
        eventually().until(() -> jdbc.sql("""
                        select count(*) from message join code_request on request_id = appointment_id
                        where request_id = ? and (state <> 'PLANNED'
                            or due_at > valid_until - interval '10 minutes' + interval '1 second')""").param(request).query(Long.class).single() == 1);
        announce(recorded(moved, 2, "sv", moved.mobile(), moved.email(), EnumSet.allOf(ConsentPurpose.class)));

        eventually().until(() -> ELKS.acceptedFor(moved.mobile()).count() == 1);
        assertThat(ELKS.askedFor(patient.mobile())).isEmpty();
    }

    @Test
    void askedForTwiceByTheSameRequestIsOneCode() {
        announce(recorded(patient));
        announce(asked(Channel.SMS, Duration.ofMinutes(10)));
        announce(asked(Channel.SMS, Duration.ofMinutes(10)));
        UUID last = UUID.randomUUID();
        announce(asked(Channel.SMS, Duration.ofMinutes(10)), last);
        eventually()
                .until(() -> jdbc.sql("select count(*) from inbox where event_id = ?")
                                .param(last)
                                .query(Long.class)
                                .single()
                        == 1);
        settled();
        assertThat(messages(request)).containsExactly("code v1 SMS SENT");
        assertThat(ELKS.acceptedFor(patient.mobile())).hasSize(1);
    }

    private CodeRequested asked(Channel channel, Duration left) {
        return new CodeRequested(
                request, patient.id(), channel, NONCE, clock.instant().plus(left));
    }

    private String code() {
        return SECRET.code(SecretLink.Purpose.SIGN_IN, request, NONCE);
    }
}
