package clinic.reminder.checkin;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.contracts.SecretLink;
import clinic.contracts.SecretLink.Purpose;
import clinic.contracts.booking.AppointmentBooked;
import clinic.contracts.booking.ConsentPurpose;
import clinic.contracts.booking.PatientRecorded;
import clinic.reminder.followup.FollowedUp;
import java.util.EnumSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The links that somebody else was sent open nothing once booking-service says that they were made anew. */
class RenewedLinksIT extends FollowedUp {

    private static final Pattern TOKEN = Pattern.compile("/(?:check-in|appointments|unsubscribe)/([\\w-]{49})");

    private final SecretLink secret = new SecretLink('a', KEY);

    @BeforeEach
    void afternoon() {
        forwardTo(inDays(1, 15));
    }

    private void renewed(int version, int times) {
        announce(new PatientRecorded(
                patient.id(),
                version,
                "Eva Ek",
                "sv",
                patient.mobile(),
                null,
                EnumSet.allOf(ConsentPurpose.class),
                null,
                times));
    }

    private String unsubscribing(String checkIn) {
        UUID id = secret.claimedId(checkIn.replace("/check-in/", "")).orElseThrow();
        String nonce = jdbc.sql("select nonce from check_in where id = ?")
                .param(id)
                .query(String.class)
                .single();
        return "/unsubscribe/" + secret.token(Purpose.UNSUBSCRIBE, id, nonce);
    }

    private String lastToken() {
        return TOKEN.matcher(ELKS.acceptedFor(patient.mobile())
                        .reduce((a, b) -> b)
                        .orElseThrow()
                        .message())
                .results()
                .map(found -> found.group(1))
                .reduce((a, b) -> b)
                .orElseThrow();
    }

    @Test
    void checkInThatWasSentOpensNothingAndTheNextOneDoes() {
        String sent = askedByPhone();
        String button = unsubscribing(sent);
        assertThat(get(button).statusCode()).isEqualTo(200);
        assertThat(get(sent).statusCode()).isEqualTo(200);
        assertThat(get("/check-in/" + lastToken()).statusCode()).isEqualTo(200);

        renewed(2, 1);
        eventually().until(() -> get(sent).statusCode() == 404);
        assertThat(post(sent + "/answers", "flag-bladder=no&flag-fever=no&pain=6&progress=worse")
                        .statusCode())
                .isEqualTo(404);
        assertThat(get(button).statusCode()).isEqualTo(404);
        assertThat(jdbc.sql("select count(*) from answer join check_in on check_in.id = check_in_id"
                                + " where follow_up_id = ?")
                        .param(followUp())
                        .query(Integer.class)
                        .single())
                .isZero();

        forwardTo(inDays(6, 10));
        eventually().until(() -> ELKS.acceptedFor(patient.mobile()).count() == 2);
        assertThat(get("/check-in/" + lastToken()).statusCode())
                .as("the one of the seventh day")
                .isEqualTo(200);
    }

    @Test
    void reminderLeadsToTheVisitByANewLink() {
        UUID visit = UUID.randomUUID();
        announce(recorded(patient, 1, "sv", patient.mobile(), null, EnumSet.allOf(ConsentPurpose.class)));
        announce(new AppointmentBooked(visit(visit, 1, patient, null, inDays(6, 10))));
        eventually().until(() -> ELKS.acceptedFor(patient.mobile()).count() == 1);
        assertThat(secret.opens(lastToken(), Purpose.MANAGE_APPOINTMENT, visit, "nonce-" + visit))
                .as("the confirmation")
                .isTrue();

        renewed(2, 3);
        eventually()
                .until(() -> jdbc.sql("select links_renewed from contact where patient_id = ?")
                                .param(patient.id())
                                .query(Integer.class)
                                .single()
                        == 3);
        forwardTo(inDays(5, 10));
        eventually().until(() -> ELKS.acceptedFor(patient.mobile()).count() == 2);
        assertThat(secret.opens(
                        lastToken(), Purpose.MANAGE_APPOINTMENT, visit, SecretLink.renewed("nonce-" + visit, 3)))
                .as("the reminder")
                .isTrue();
    }
}
