package clinic.reminder.operate;

import static clinic.contracts.booking.StaffRole.ADMIN;
import static org.assertj.core.api.Assertions.assertThat;

import clinic.contracts.Topic;
import clinic.contracts.booking.AppointmentBooked;
import clinic.contracts.booking.ConsentPurpose;
import clinic.reminder.ElksServer;
import clinic.reminder.RunningReminder;
import clinic.reminder.hook.DeliveryReports;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What stopped on its way, and what a person can do about it over the API and on the page. */
class GivenUpIT extends RunningReminder {

    private static final String GIVEN_UP = "/api/staff/given-up";
    private static final String PARKED = "/api/staff/parked-events";
    private static final String CHANNELS = "/api/staff/channels";

    @Autowired
    private DeliveryReports reports;

    private final UUID appointment = UUID.randomUUID();
    private final Patient patient = someone();
    private final String admin = OFFICE.pass(UUID.randomUUID(), 1, ADMIN);

    @AfterEach
    void allIsWell() {
        ELKS.has(ElksServer.Day.GOOD);
        called("DELETE", CHANNELS + "/sms/pause", "");
    }

    private JsonNode called(String method, String path, String body) {
        HttpResponse<String> answer = call(method, path, admin, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json.readTree(answer.body());
    }

    private UUID confirmationOf(ElksServer.Day day, String state) {
        ELKS.has(day);
        announce(recorded(patient, 1, "sv", patient.mobile(), null, EnumSet.allOf(ConsentPurpose.class)));
        announce(new AppointmentBooked(visit(appointment, 1, patient, null, inDays(8, 10))));
        eventually().untilAsserted(() -> assertThat(messages(appointment)).contains("confirmation v1 SMS " + state));
        return jdbc.sql("select id from message where appointment_id = ? and rule = 'confirmation'")
                .param(appointment)
                .query(UUID.class)
                .single();
    }

    private String reasonOf(UUID id) {
        return StreamSupport.stream(called("GET", GIVEN_UP, "").spliterator(), false)
                .filter(message -> message.path("id").asString().equals(id.toString()))
                .map(message -> message.path("reason").asString())
                .findFirst()
                .orElse("not given up");
    }

    private String tried(UUID id) {
        return called("POST", GIVEN_UP + "/" + id, "").path("outcome").asString();
    }

    @Test
    @DisplayName("18, 28: a refused message is tried again by a person, once however often they ask")
    void refusedMessageIsTriedAgain() {
        UUID id = confirmationOf(ElksServer.Day.GOOD, "SENT");
        reports.failed(id);
        assertThat(reasonOf(id)).isEqualTo("refused");
        long asked = ELKS.askedFor(patient.mobile()).count();

        assertThat(tried(id)).isEqualTo("waits-again");
        assertThat(tried(id)).isEqualTo("not-given-up");
        eventually().untilAsserted(() -> assertThat(messages(appointment)).contains("confirmation v1 SMS SENT"));
        assertThat(tried(id)).isEqualTo("not-given-up");
        settled();
        assertThat(ELKS.askedFor(patient.mobile())).hasSize((int) asked + 1);
        assertThat(reasonOf(id)).isEqualTo("not given up");
    }

    private String receipt(int sending) {
        return URI.create(ELKS.acceptedFor(patient.mobile())
                        .skip(sending)
                        .findFirst()
                        .orElseThrow()
                        .whendelivered())
                .getPath();
    }

    @Test
    @DisplayName("28: that the second sending of a message failed counts as that the first did")
    void secondFailureCountsAsTheFirst() {
        UUID id = confirmationOf(ElksServer.Day.GOOD, "SENT");
        assertThat(post(receipt(0), "id=s1&status=failed").statusCode()).isEqualTo(204);
        assertThat(reasonOf(id)).isEqualTo("refused");
        assertThat(tried(id)).isEqualTo("waits-again");
        eventually().untilAsserted(() -> assertThat(messages(appointment)).contains("confirmation v1 SMS SENT"));

        assertThat(post(receipt(0), "id=s1&status=failed").statusCode())
                .as("what is said of the first is the provider's word, about no sending any more")
                .isEqualTo(204);
        assertThat(messages(appointment)).contains("confirmation v1 SMS SENT");
        assertThat(post(receipt(1), "id=s2&status=failed").statusCode()).isEqualTo(204);
        assertThat(messages(appointment)).contains("confirmation v1 SMS NOT_SENT REFUSED");
    }

    @Test
    @DisplayName("28, 30: what may have left is asked about and not sent again")
    void messageInDoubtIsAskedAboutAgain() {
        UUID id = confirmationOf(ElksServer.Day.GOOD, "SENT");
        jdbc.sql("update message set state = 'NOT_SENT', reason = 'UNKNOWN' where id = ?")
                .param(id)
                .update();
        assertThat(reasonOf(id)).isEqualTo("unknown");

        assertThat(tried(id)).isEqualTo("asked-again");
        eventually().untilAsserted(() -> assertThat(messages(appointment)).contains("confirmation v1 SMS SENT"));
        assertThat(ELKS.askedFor(patient.mobile())).hasSize(1);
    }

    @Test
    @DisplayName("16: what may have left before a restoring, and no carrier could be asked about, is not sent again")
    void whatNoCarrierCanBeAskedAboutStays() {
        UUID id = confirmationOf(ElksServer.Day.GOOD, "SENT");
        jdbc.sql("update message set state = 'NOT_SENT', reason = 'UNKNOWN', fingerprint = null where id = ?")
                .param(id)
                .update();

        assertThat(tried(id)).isEqualTo("cannot-be-told");
        assertThat(messages(appointment)).contains("confirmation v1 SMS NOT_SENT UNKNOWN");
        settled();
        assertThat(ELKS.askedFor(patient.mobile())).hasSize(1);
    }

    @Test
    @DisplayName("19: nothing is sent late because a person asks; it is laid aside")
    void whatIsTooLateStaysUnsent() {
        UUID id = confirmationOf(ElksServer.Day.BAD_NUMBER, "NOT_SENT REFUSED");
        ELKS.has(ElksServer.Day.GOOD);
        long asked = ELKS.askedFor(patient.mobile()).count();
        jdbc.sql("update message set give_up_at = due_at where id = ?")
                .param(id)
                .update();

        assertThat(tried(id)).isEqualTo("too-late");
        assertThat(messages(appointment)).contains("confirmation v1 SMS NOT_SENT REFUSED");
        String aside = GIVEN_UP + "/" + id + "?reason=phoned";
        assertThat(called("DELETE", aside, "").path("outcome").asString()).isEqualTo("laid-aside");
        assertThat(called("DELETE", aside, "").path("outcome").asString()).isEqualTo("not-given-up");
        assertThat(tried(id)).isEqualTo("not-given-up");
        assertThat(reasonOf(id)).isEqualTo("not given up");
        settled();
        assertThat(ELKS.askedFor(patient.mobile())).hasSize((int) asked);
    }

    @Test
    @DisplayName("18: a poison event is listed with its cause, replayed without effect, and laid aside")
    void parkedEventIsSeenTo() {
        UUID event = UUID.randomUUID();
        publish(
                Topic.APPOINTMENTS.id(),
                appointment.toString(),
                "booking.appointment.booked",
                event,
                "{\"visit\":12}".getBytes(StandardCharsets.UTF_8));
        eventually().until(() -> !parked(event).isMissingNode());
        JsonNode parked = parked(event);
        assertThat(parked.path("cause").asString()).contains("Not a readable booking.appointment.booked");

        String place = PARKED + "/" + parked.path("topic").asString() + "/"
                + parked.path("partition").asInt() + "/"
                + parked.path("offset").asLong();
        assertThat(called("POST", place, "").path("outcome").asString()).isEqualTo("FAILED_AGAIN");
        assertThat(called("DELETE", place + "?reason=nonsense", "")
                        .path("outcome")
                        .asString())
                .isEqualTo("LAID_ASIDE");
        assertThat(called("POST", place, "").path("outcome").asString()).isEqualTo("LAID_ASIDE");
        assertThat(parked(event).isMissingNode()).isTrue();
        assertThat(messages(appointment)).isEmpty();
    }

    private JsonNode parked(UUID event) {
        return StreamSupport.stream(called("GET", PARKED, "").spliterator(), false)
                .filter(one -> one.path("eventId").asString().equals(event.toString()))
                .findFirst()
                .orElse(json.missingNode());
    }

    @Test
    @DisplayName("19: staff pause a channel and see what waits, and the page says so")
    void staffPauseAChannel() {
        JsonNode paused = called("PUT", CHANNELS + "/sms/pause", "{\"reason\":\"wrong sender\"}");
        assertThat(paused.path("paused").path("reason").asString()).isEqualTo("wrong sender");
        assertThat(paused.path("carrier").path("health").asString()).isEqualTo("well");
        confirmationOf(ElksServer.Day.GOOD, "PLANNED");
        assertThat(called("GET", CHANNELS, "").path(0).path("waiting").asInt()).isPositive();

        String page = shown("/staff/messages/channels", admin).body();
        assertThat(page)
                .contains("Sms och e-post", "Pausad", "wrong sender", "Släpp på igen", "name=\"_csrf\"")
                .doesNotContain("??", patient.mobile());
        assertThat(shown("/staff/messages", admin).body()).contains("/staff/messages/channels");

        assertThat(called("DELETE", CHANNELS + "/sms/pause", "").has("paused")).isFalse();
        eventually().untilAsserted(() -> assertThat(messages(appointment)).contains("confirmation v1 SMS SENT"));
        assertThat(call("PUT", CHANNELS + "/pigeon/pause", admin, "{}").statusCode())
                .isEqualTo(404);
    }

    @Test
    @DisplayName("28: staff see of every provider how it does, since when, and what last went wrong")
    void everyProviderIsTold() {
        confirmationOf(ElksServer.Day.NO_CREDIT, "PLANNED");
        eventually()
                .untilAsserted(() -> assertThat(
                                provider("sms").path("lastFault").path("kind").asString())
                        .isEqualTo("not-taken"));
        JsonNode elks = provider("sms");
        assertThat(elks.path("provider").asString()).isEqualTo("46elks");
        assertThat(elks.path("health").asString()).isNotEqualTo("well");
        assertThat(elks.path("lastFault").path("said").asString()).contains("provider answered");
        assertThat(provider("email").path("provider").asString()).isEqualTo("smtp");
        assertThat(provider("email").path("health").asString()).isEqualTo("well");

        assertThat(shown("/staff/messages/channels", admin).body())
                .contains("46elks", "Tog inte emot meddelandet.", "E-postservern (SMTP)", "Fungerar", "sedan ")
                .doesNotContain("??", patient.mobile());
        assertThat(shown("/staff/messages/channels?lang=en", admin).body())
                .contains(
                        "Did not accept the message.", "The mail server (SMTP)", "In doubt", "do not move to the other")
                .doesNotContain("??", patient.mobile());

        ELKS.has(ElksServer.Day.GOOD);
        forwardTo(clock.instant().plus(Duration.ofMinutes(5)));
        eventually().untilAsserted(() -> assertThat(messages(appointment)).contains("confirmation v1 SMS SENT"));
        assertThat(provider("sms").path("health").asString()).isEqualTo("well");
        assertThat(provider("sms").has("lastTookAt")).isTrue();
    }

    private JsonNode provider(String channel) {
        return called("GET", CHANNELS + "/" + channel, "").path("providers").path(0);
    }

    @Test
    void whoLaidAMessageAsideIsToldWhereStaffAskWhy() {
        UUID refused = confirmationOf(ElksServer.Day.BAD_NUMBER, "NOT_SENT REFUSED");
        called("DELETE", GIVEN_UP + "/" + refused + "?reason=phoned", "");
        JsonNode aside = called("GET", "/api/staff/messages?appointment=" + appointment, "")
                .path("messages")
                .path(0)
                .path("laidAside");
        assertThat(aside.path("by").asString()).isEqualTo("somebody");
        assertThat(aside.path("because").asString()).isEqualTo("phoned");
    }

    @Test
    void pageListsWhatDidNotArriveAndNamesNobody() {
        confirmationOf(ElksServer.Day.BAD_NUMBER, "NOT_SENT REFUSED");
        assertThat(shown("/staff/messages/channels", admin).body())
                .contains(
                        "Meddelanden som inte kom fram", "Leverantören tog inte emot det.", "Försök igen", "Lägg undan")
                .doesNotContain("??", patient.mobile());
    }
}
