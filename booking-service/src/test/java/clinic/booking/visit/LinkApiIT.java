package clinic.booking.visit;

import static clinic.booking.BookingClient.assertFault;
import static org.assertj.core.api.Assertions.assertThat;

import clinic.booking.BookingClient;
import clinic.booking.BookingClient.Answer;
import clinic.booking.EmptyCalendar;
import clinic.booking.RealBooking;
import clinic.booking.StandingClock;
import clinic.booking.appointment.ManagedAppointments;
import clinic.booking.audit.Who;
import clinic.booking.patient.ChangeMessages;
import clinic.booking.patient.ChangeMessages.Choice;
import clinic.booking.patient.ConsentPurpose;
import clinic.booking.patient.ConsentSource;
import clinic.booking.staff.StaffBrowser;
import clinic.site.Language;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Programs that hold a visit's link choose language and consents, by the rules of its page. */
@RealBooking
class LinkApiIT {

    private final String email = UUID.randomUUID() + "@example.org";

    @LocalServerPort
    int port;

    @Autowired
    BookingClient client;

    @Autowired
    EmptyCalendar calendar;

    @Autowired
    ManagedAppointments managed;

    @Autowired
    StandingClock clock;

    @Autowired
    ChangeMessages changing;

    @Autowired
    JdbcClient database;

    UUID visit;
    String receipt;

    /** The one in messages. */
    String link;

    @BeforeEach
    void bookAVisit() {
        clock.stand(StandingClock.SUNDAY);
        calendar.empty();
        Answer booked = book("2026-11-24T10:00:00+01:00", "reminders");
        visit = UUID.fromString(booked.text("id"));
        receipt = BookingClient.token(booked);
        link = managed.tokens(List.of(visit)).values().iterator().next();
    }

    private Answer book(String start, String consent) {
        ObjectNode booking = client.booking("back-and-leg", "Anna Lindqvist", start);
        booking.withObject("/patient").put("email", email).remove("mobile");
        booking.putArray("consents").add(consent);
        Answer booked = client.book(booking);
        assertThat(booked.status()).as("%s", booked.body()).isEqualTo(201);
        return booked;
    }

    @Test
    void patientReadsAndChangesWhatTheyAgreedTo() {
        Answer before = get(link);
        assertThat(before.text("language")).isEqualTo("sv");
        assertThat(before.body().path("agreed").toString()).isEqualTo("[\"reminders\"]");
        clock.forward(Duration.ofHours(1));
        JsonNode english = words("en", "follow-ups");

        Answer after = put(link, "en", yes("follow-ups", english.path("version").asString()));

        assertThat(after.status()).as("%s", after.body()).isEqualTo(200);
        assertThat(after.text("language")).isEqualTo("en");
        assertThat(after.body().path("agreed").toString()).isEqualTo("[\"follow-ups\"]");
        JsonNode given = said(after, "follow-ups");
        assertThat(given.path("text").asString()).isEqualTo(english.path("text").asString());
        assertThat(given.path("givenBy").asString()).isEqualTo("own-page");
        assertThat(said(after, "reminders").path("withdrawnAt").asString()).isEqualTo("2026-11-22T11:00:00+01:00");
        assertThat(database.sql("SELECT deed FROM audit WHERE patient_id = ? ORDER BY id DESC LIMIT 1")
                        .param(patient())
                        .query(String.class)
                        .single())
                .isEqualTo("MESSAGES_CHOSEN");
    }

    @Test
    void newYesNamesTheWordsThatWereShown() {
        assertFault(put(link, "sv", yes("follow-ups", null)), "consents.0.version", "missing");
        assertFault(
                put(link, "sv", yes("follow-ups", UUID.randomUUID().toString())),
                "consents.0.version",
                "unknown-consent-text");
        assertFault(put(link, "de", yes("parties", null)), "language", "language-unknown");
        assertThat(get(link).body().path("agreed").toString()).isEqualTo("[\"reminders\"]");
        assertThat(put(link, "en", yes("reminders", null)).body().path("history"))
                .as("what holds already stays as it was agreed to")
                .hasSize(1);
    }

    @Test
    void whatWasTakenBackMeanwhileIsNoNewYes() {
        put(link, "sv");
        Choice asSeenBefore =
                new Choice(Language.SWEDISH, Map.of(), Set.of(ConsentPurpose.REMINDERS), ConsentSource.OWN_PAGE);
        changing.change(patient(), asSeenBefore, null, Who.LINK);
        Answer now = get(link);
        assertThat(now.status()).as("%s", now.body()).isEqualTo(200);
        assertThat(now.body().path("agreed")).isEmpty();
    }

    @Test
    @DisplayName("The receipt of a first booking changes what it said, as a booker's word")
    void whoeverBookedChangesWhatTheySaid() {
        Answer after = put(receipt, "sv");
        assertThat(after.body().path("history").path(0).path("withdrawnBy").asString())
                .isEqualTo("booking");
    }

    @Test
    @DisplayName("Who books with somebody's name, birth date and address neither reads nor writes what they agreed to")
    void whoeverBookedIsNotThePatient() {
        put(
                link,
                "sv",
                yes("follow-ups", words("sv", "follow-ups").path("version").asString()));
        Answer strangers = book("2026-11-24T13:00:00+01:00", "reminders");

        for (Answer refused : List.of(
                get(receipt),
                put(receipt, "en"),
                call("GET", "", BookingClient.token(strangers), UUID.fromString(strangers.text("id"))))) {
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.text("type")).isEqualTo("urn:clinic:problem:not-proved");
        }
        assertThat(get(link).body().path("agreed").toString()).isEqualTo("[\"follow-ups\"]");
        assertThat(get(link).text("language")).isEqualTo("sv");
    }

    @Test
    @DisplayName("Scenario 35: another visit's link, none, and a member of staff are refused alike")
    void onlyTheOwnLinkOpens() {
        Answer other = book("2026-11-24T13:00:00+01:00", "reminders");
        String path = "/api/appointments/" + visit;
        String session = StaffBrowser.signedIn(port, "reception", "sv").session();
        for (String what : List.of("/messages", "/visit.ics")) {
            assertThat(List.of(
                            client.get(path + what),
                            client.get(path + what, "Authorization", "Bearer " + BookingClient.token(other)),
                            client.get(path + what, "Cookie", session)))
                    .allSatisfy(refused -> {
                        assertThat(refused.status()).isEqualTo(401);
                        assertThat(refused.text("type")).isEqualTo("urn:clinic:problem:not-let-in");
                    });
        }
        assertThat(put(BookingClient.token(other), "en").status()).isEqualTo(401);
    }

    @Test
    void calendarFileIsThatOfThePage() {
        Answer file = client.get("/api/appointments/" + visit + "/visit.ics", "Authorization", "Bearer " + receipt);

        assertThat(file.response().headers().firstValue("content-type").orElse(""))
                .startsWith("text/calendar");
        assertThat(file.response().body())
                .contains("BEGIN:VEVENT")
                .isEqualTo(client.get("/appointments/" + link + "/visit.ics")
                        .response()
                        .body());
    }

    private JsonNode words(String language, String purpose) {
        return about(purpose, client.get("/api/consents").body().path(language));
    }

    private static JsonNode said(Answer answer, String purpose) {
        return about(purpose, answer.body().path("history"));
    }

    private static JsonNode about(String purpose, JsonNode consents) {
        return consents.valueStream()
                .filter(one -> one.path("purpose").asString().equals(purpose))
                .findFirst()
                .orElseThrow();
    }

    private ObjectNode yes(String purpose, @Nullable String version) {
        ObjectNode yes = client.object().put("purpose", purpose);
        if (version != null) {
            yes.put("version", version);
        }
        return yes;
    }

    private Answer get(String token) {
        return call("GET", "", token, visit);
    }

    private Answer put(String token, String language, ObjectNode... yes) {
        ObjectNode body = client.object().put("language", language);
        body.putArray("consents").addAll(List.of(yes));
        return call("PUT", body.toString(), token, visit);
    }

    private Answer call(String method, String body, String token, UUID id) {
        return client.send(
                method,
                "/api/appointments/" + id + "/messages",
                body,
                Map.of("Authorization", "Bearer " + token, "Content-Type", "application/json"));
    }

    private UUID patient() {
        return database.sql("SELECT id FROM patients WHERE email = ?")
                .param(email)
                .query(UUID.class)
                .single();
    }
}
