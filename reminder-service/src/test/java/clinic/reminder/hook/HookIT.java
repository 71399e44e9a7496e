package clinic.reminder.hook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import clinic.contracts.booking.AppointmentBooked;
import clinic.contracts.booking.AppointmentCancelled;
import clinic.contracts.booking.CancelledBy;
import clinic.reminder.RunningReminder;
import clinic.reminder.TwilioServer;
import clinic.reminder.dispatch.GivenUp;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.CannotAcquireLockException;

@DisplayName("28: delivery reports forged, replayed, out of order")
class HookIT extends RunningReminder {

    @LocalServerPort
    private int port;

    @Autowired
    private Hearsay hearsay;

    @Autowired
    private GivenUp givenUp;

    private final UUID appointment = UUID.randomUUID();
    private Patient patient = someone();
    private String report = "";

    @BeforeEach
    void oneMessageHasLeft() {
        patient = someone();
        announce(recorded(patient));
        announce(new AppointmentBooked(visit(appointment, 1, patient, null, inDays(8, 10))));
        eventually().until(() -> ELKS.acceptedFor(patient.mobile()).count() == 1);
        eventually().until(() -> messages(appointment).contains("confirmation v1 SMS SENT"));
        report = URI.create(ELKS.acceptedFor(patient.mobile())
                        .findFirst()
                        .orElseThrow()
                        .whendelivered())
                .getPath();
    }

    private String atTwilio() {
        return report.replace("/hooks/46elks/", "/hooks/twilio/");
    }

    private int twilio(String path, String form, @Nullable String signature) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form));
        if (signature != null) {
            request.header("X-Twilio-Signature", signature);
        }
        try (HttpClient twilio = HttpClient.newHttpClient()) {
            return twilio.send(request.build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        }
    }

    private static String signed(String path, String form) {
        return new TwilioSignature(TwilioServer.TOKEN)
                .of("https://clinic.example" + path, HookForm.read(form.getBytes(StandardCharsets.UTF_8)));
    }

    private List<String> deliveries() {
        return jdbc.sql("""
                        select state || case when delivered_at is null then '' else ' delivered' end from message
                        where appointment_id = ? and channel = 'SMS' and rule = 'confirmation'""")
                .param(appointment)
                .query((row, number) -> row.getString(1))
                .list();
    }

    private long toldOfDelivery() {
        return announced(appointment).stream()
                .filter("reminder.message.delivered"::equals)
                .count();
    }

    private double forged() {
        String line = get("/actuator/prometheus")
                .body()
                .lines()
                .filter(found -> found.startsWith("clinic_hooks_forged_total"))
                .findFirst()
                .orElseThrow();
        return Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1));
    }

    @Test
    void whatNobodyWeKnowCanHaveSentIsRefusedAndCounted() throws Exception {
        double before = forged();
        String form = "MessageSid=SM1&MessageStatus=delivered";
        String incoming = "MessageSid=SM2&From=%2B46701740605&Body=JA";
        String ours = report.replaceFirst("[\\w-]{5}$", "AAAAA");
        List<Integer> answers = new ArrayList<>();
        answers.add(post(ours, "status=delivered").statusCode());
        answers.add(post("/hooks/46elks/incoming/guess", "id=s1&from=%2B46701740605&message=JA")
                .statusCode());
        answers.add(twilio(atTwilio(), form, null));
        answers.add(twilio(atTwilio(), form, "AAAA"));
        answers.add(twilio(atTwilio(), form.replace("SM1", "SM3"), signed(atTwilio(), form)));
        // Signed by the provider, but about a message whose address we did not make.
        String another = ours.replace("/hooks/46elks/", "/hooks/twilio/");
        answers.add(twilio(another, form, signed(another, form)));
        answers.add(twilio("/hooks/twilio/incoming", incoming, null));

        assertThat(answers).containsOnly(403);
        assertThat(forged() - before).isEqualTo(answers.size());
        assertThat(deliveries()).containsExactly("SENT");
    }

    @Test
    void wordThatWasKeptAndPostedMuchLaterIsRefused() {
        String old = LocalDateTime.ofInstant(clock.instant().minus(Duration.ofDays(4)), ZoneOffset.UTC)
                .toString();
        assertThat(post(
                                "/hooks/46elks/incoming/" + INBOUND,
                                "id=s" + UUID.randomUUID() + "&from=" + encoded(patient.mobile())
                                        + "&message=AVBOKA&created=" + old)
                        .statusCode())
                .isEqualTo(403);
        assertThat(announced(appointment)).noneMatch(type -> type.startsWith("reminder.reply."));
    }

    @Test
    void reportsCountOnceAndNeverGoBack() throws Exception {
        String delivered = "MessageSid=SM9&MessageStatus=delivered&To=" + encoded(patient.mobile());
        String sent = delivered.replace("=delivered", "=sent");
        String failed = delivered.replace("=delivered", "=undelivered") + "&ErrorCode=30003";
        for (String form : List.of(delivered, delivered, sent, failed, delivered)) {
            assertThat(twilio(atTwilio(), form, signed(atTwilio(), form))).isEqualTo(204);
        }
        assertThat(deliveries()).containsExactly("SENT delivered");
        assertThat(toldOfDelivery()).isEqualTo(1);
        assertThat(announced(appointment)).doesNotContain("reminder.message.not-sent");
    }

    @Test
    void lateYesCorrectsAnEarlierNo() {
        post(report, "id=s1&status=failed");
        assertThat(deliveries()).containsExactly("NOT_SENT");
        post(report, "id=s1&status=delivered&delivered=2026-11-22T09:12:34.918000");
        assertThat(deliveries()).containsExactly("SENT delivered");
    }

    @Test
    void reportOfWhatIsSettledIsNoForgery() {
        double before = forged();
        for (String status : List.of("failed", "delivered", "failed", "delivered")) {
            assertThat(post(report, "id=s1&status=" + status).statusCode()).isEqualTo(204);
        }
        assertThat(forged()).isEqualTo(before);
        assertThat(deliveries()).containsExactly("SENT delivered");
    }

    @Test
    @DisplayName("28: what is told late of a sending before the last is kept, alarms nobody and changes nothing")
    void lateReportOfASendingBeforeIsNoForgery() throws Exception {
        post(report, "id=s1&status=failed");
        UUID message = jdbc.sql(
                        "select id from message where appointment_id = ? and channel = 'SMS' and rule = 'confirmation'")
                .param(appointment)
                .query(UUID.class)
                .single();
        assertThat(givenUp.tryAgain(message)).isEqualTo(GivenUp.Outcome.WAITS_AGAIN);
        eventually().until(() -> deliveries().equals(List.of("SENT")));
        String again = URI.create(ELKS.acceptedFor(patient.mobile())
                        .skip(1)
                        .findFirst()
                        .orElseThrow()
                        .whendelivered())
                .getPath();
        assertThat(again).isNotEqualTo(report);

        double before = forged();
        String form = "MessageSid=SM12&MessageStatus=undelivered&ErrorCode=30003&To=" + encoded(patient.mobile());
        assertThat(twilio(atTwilio(), form, signed(atTwilio(), form))).isEqualTo(204);
        assertThat(post(report, "id=s1&status=delivered").statusCode()).isEqualTo(204);
        assertThat(forged()).isEqualTo(before);
        assertThat(deliveries()).containsExactly("SENT");
        assertThat(jdbc.sql("select count(*) from hearsay where key like ?")
                        .param(message + "%")
                        .query(Integer.class)
                        .single())
                .as("the first no, and both of these")
                .isEqualTo(3);

        assertThat(post(again, "id=s2&status=delivered").statusCode()).isEqualTo(204);
        assertThat(deliveries()).containsExactly("SENT delivered");
    }

    @Test
    @DisplayName("28: what a provider took and then did not carry, because of a stop, is said by e-mail")
    void wordThatIsStoppedLaterGoesAnotherWay() throws Exception {
        announce(new AppointmentCancelled(visit(appointment, 2, patient, null, inDays(8, 10)), CancelledBy.STAFF));
        eventually().until(() -> messages(appointment).contains("cancellation v2 SMS PLANNED"));
        afterTheGrace();
        eventually().until(() -> messages(appointment).contains("cancellation v2 SMS SENT"));
        report = URI.create(ELKS.acceptedFor(patient.mobile())
                        .skip(1)
                        .findFirst()
                        .orElseThrow()
                        .whendelivered())
                .getPath();
        String stopped = "MessageSid=SM10&MessageStatus=undelivered&ErrorCode=21610&To=" + encoded(patient.mobile());
        assertThat(twilio(atTwilio(), stopped, signed(atTwilio(), stopped))).isEqualTo(204);

        eventually()
                .untilAsserted(() -> assertThat(messages(appointment))
                        .contains("cancellation v2 SMS NOT_SENT REFUSED", "cancellation v2 EMAIL SENT"));
        assertThat(announced(patient.id())).contains("reminder.opt-out.received");
        assertThat(jdbc.sql("""
                                select payload::text from outbox where key = ? and type = 'reminder.opt-out.received'""")
                        .param(patient.id().toString())
                        .query(String.class)
                        .single())
                .as("a stop that nobody knows the time of")
                .contains("\"refused\":true");
        assertThat(jdbc.sql("select follow_ups from contact where patient_id = ?")
                        .param(patient.id())
                        .query(Boolean.class)
                        .single())
                .as("for booking-service to decide, which knows what was agreed since")
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"30005", "30006"})
    @DisplayName("29: a number that turns out to be nobody's is marked, and what is unsent goes by mail")
    void numberThatTurnsOutToBeNobodysGetsNothingMore(String code) throws Exception {
        String nobody =
                "MessageSid=SM11&MessageStatus=undelivered&ErrorCode=" + code + "&To=" + encoded(patient.mobile());
        for (int time = 0; time < 2; time++) {
            assertThat(twilio(atTwilio(), nobody, signed(atTwilio(), nobody))).isEqualTo(204);
        }
        assertThat(deliveries()).containsExactly("NOT_SENT");
        assertThat(announced(patient.id())).containsExactly("reminder.address.undeliverable");
        assertThat(messages(appointment))
                .contains("reminder-48h v1 SMS NOT_SENT ADDRESS_UNDELIVERABLE", "reminder-48h v1 EMAIL PLANNED");
    }

    @Test
    void longBodiesAreNotReadToTheirEnd() {
        assertThat(post(report, "status=delivered&x=" + "x".repeat(HookBody.LONGEST))
                        .statusCode())
                .isEqualTo(413);
        assertThat(deliveries()).containsExactly("SENT");
    }

    /** It may be the last word of a patient for a long time. */
    @Test
    void wordsAreForgottenAfterAMonthWhetherOthersComeOrNot() {
        hearsay.hear(new Told("46elks", "sms " + patient.id(), new byte[] {1}), id -> {});
        jdbc.sql("update hearsay set heard_at = heard_at - interval '31 days' where key = ?")
                .param("sms " + patient.id())
                .update();
        afterTheGrace();
        eventually()
                .until(() -> jdbc.sql("select raw is null from hearsay where key = ?")
                        .param("sms " + patient.id())
                        .query(Boolean.class)
                        .single());
    }

    @Test
    void whatCouldNotHaveItsEffectIsNotKeptAndComesAgain() {
        Told told = new Told("46elks", "sms " + UUID.randomUUID(), new byte[] {1});
        assertThatThrownBy(() -> hearsay.hear(told, id -> {
                    throw new IllegalStateException("planted");
                }))
                .hasMessage("planted");
        List<UUID> heard = new ArrayList<>();
        hearsay.hear(told, heard::add);
        hearsay.hear(told, heard::add);
        assertThat(heard).hasSize(1);
        assertThat(jdbc.sql("select raw from hearsay where id = ?")
                        .param(heard.getFirst())
                        .query(byte[].class)
                        .single())
                .containsExactly(1);
    }

    @Test
    @DisplayName("24: a word that met somebody else's locks is taken in all the same, and once")
    void whoMeetsLocksIsHeardAllTheSame() {
        var told = new Told("46elks", "word-" + UUID.randomUUID(), new byte[] {1});
        List<UUID> heard = new ArrayList<>();
        hearsay.hear(told, id -> {
            heard.add(id);
            if (heard.size() < 3) {
                throw new CannotAcquireLockException("deadlock detected");
            }
        });
        hearsay.hear(told, heard::add);
        assertThat(heard)
                .as("tried three times, and not for what was told again")
                .hasSize(3);
        assertThat(jdbc.sql("select id from hearsay where key = ?")
                        .param(told.key())
                        .query(UUID.class)
                        .list())
                .as("what was tried in vain is not kept")
                .containsExactly(heard.getLast());
    }
}
