package clinic.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.endtoend.running.Answer;
import clinic.endtoend.running.BookingApi;
import clinic.endtoend.running.BookingApi.Booking;
import clinic.endtoend.running.BookingApi.Slot;
import clinic.endtoend.running.Clinic;
import clinic.endtoend.running.Http;
import clinic.endtoend.running.Person;
import clinic.endtoend.running.TheClinic;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What other programs rely on: fields, statuses and problem types. */
@ExtendWith(TheClinic.class)
class ApiScenario {

    private BookingApi api;
    private Http http;
    private LocalDate today;

    @BeforeEach
    void open(Clinic clinic) {
        api = clinic.booking();
        http = clinic.http();
        today = LocalDate.ofInstant(clinic.clock().now(), ZoneOffset.UTC);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/treatments", "/api/practitioners", "/api/locations", "/api/conditions"})
    void listsTellIdsAndNames(String path) {
        JsonNode list = http.get(path).json();

        assertThat(list.isArray()).isTrue();
        assertThat(list).isNotEmpty().allSatisfy(item -> {
            assertThat(UUID.fromString(item.path("id").asString())).isNotNull();
            assertThat(item.path("name").asString()).isNotBlank();
        });
    }

    @Test
    void fictionalClinicIsComplete() {
        assertThat(http.get("/api/treatments").json()).hasSize(8);
        assertThat(http.get("/api/practitioners").json()).hasSize(6);
        assertThat(http.get("/api/locations").json()).hasSize(2);
        assertThat(http.get("/api/conditions").json())
                .allSatisfy(condition ->
                        assertThat(condition.path("slug").asString()).isNotBlank());
    }

    @Test
    void slotsTellTimePractitionerAndLocation() {
        JsonNode slots = http.get(
                        "/api/slots?treatment=%s&from=%s&days=7".formatted(api.anyTreatment(), today.plusDays(1)))
                .json()
                .path("slots");

        assertThat(slots).isNotEmpty().allSatisfy(slot -> {
            var start = OffsetDateTime.parse(slot.path("start").asString());
            assertThat(OffsetDateTime.parse(slot.path("end").asString())).isAfter(start);
            assertThat(slot.path("start").asString())
                    .as("local time with its offset")
                    .doesNotEndWith("Z");
            assertThat(slot.path("practitioner").path("id").asString()).isNotBlank();
            assertThat(slot.path("practitioner").path("name").asString()).isNotBlank();
            assertThat(slot.path("location").path("id").asString()).isNotBlank();
            assertThat(slot.path("location").path("name").asString()).isNotBlank();
        });
    }

    @Test
    void holdKeepsATimeFromOthersForTheOneWhoHoldsIt() {
        Slot slot = slot();
        Answer held = http.post(
                "/api/holds",
                Map.of("treatment", slot.treatment(), "practitioner", slot.practitioner(), "start", slot.start()),
                Map.of());
        assertThat(held.status()).as(held.body()).isEqualTo(201);
        assertThat(OffsetDateTime.parse(held.json().path("expiresAt").asString()))
                .isNotNull();

        refused(api.post(BookingApi.request(slot, Person.speaking("sv"))), 409);
        Map<String, Object> mine = BookingApi.request(slot, Person.speaking("sv"));
        mine.put("holdId", held.json().path("id").asString());
        api.book(mine);
    }

    @Test
    void bookingTellsWhatThePatientNeeds() {
        Answer booked = api.post(BookingApi.request(slot(), Person.speaking("en")));

        assertThat(booked.status()).isEqualTo(201);
        JsonNode json = booked.json();
        assertThat(UUID.fromString(json.path("id").asString())).isNotNull();
        assertThat(json.path("version").isNumber()).isTrue();
        assertThat(json.path("status").asString()).isEqualTo("booked");
        assertThat(OffsetDateTime.parse(json.path("end").asString()))
                .isAfter(OffsetDateTime.parse(json.path("start").asString()));
        assertThat(json.path("manageUrl").asString()).contains("/appointments/");
    }

    @Test
    void takenSlotIsAConflictWithAlternatives() {
        Slot slot = slot();
        api.book(slot, Person.speaking("sv"));

        JsonNode problem = refused(api.post(BookingApi.request(slot, Person.speaking("sv"))), 409);

        assertThat(problem.path("alternatives"))
                .isNotEmpty()
                .allSatisfy(other -> assertThat(
                                OffsetDateTime.parse(other.path("start").asString()))
                        .isNotNull());
    }

    @Test
    @DisplayName("5: the same key and body book once; the same key with another body is an error")
    void idempotencyKeyBooksOnce() {
        Map<String, Object> body = BookingApi.request(slot(), Person.speaking("sv"));
        String key = UUID.randomUUID().toString();

        Answer first = api.post(body, key);
        Answer again = api.post(body, key);

        assertThat(first.status()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.json().path("id")).isEqualTo(first.json().path("id"));

        Answer other = api.post(BookingApi.request(slot(), Person.speaking("sv")), key);
        assertThat(other.status()).isBetween(400, 499);
        assertThat(other.json().path("id").isMissingNode())
                .as("reveals nothing of the first")
                .isTrue();
    }

    @Test
    void unknownFieldIsRefusedByName() {
        Map<String, Object> body = BookingApi.request(slot(), Person.speaking("sv"));
        body.put("colour", "green");

        assertThat(refused(api.post(body), 400).toString()).contains("colour");
    }

    @Test
    void missingFieldIsRefusedByName() {
        Map<String, Object> body = BookingApi.request(slot(), Person.speaking("sv"));
        body.remove("treatment");

        assertThat(refused(api.post(body), 400).toString()).contains("treatment");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[]", "null", "\"x\"", "{\"treatment\":\"no-uuid\"}", "{\"patient\":[]}"})
    void malformedBodyIsAProblemAndNoFailure(String body) {
        refused(http.post("/api/appointments", body, Map.of("Idempotency-Key", "k-" + body.hashCode())), 400);
    }

    @Test
    @DisplayName("10: moving a visit by a little is not blocked by itself; the token of another visit moves nothing")
    void patientMovesAndCancelsWithTheManageToken() {
        Booking mine = api.book(slot(), Person.speaking("sv"));
        Booking other = api.book(slot(), Person.speaking("sv"));
        Slot later = slot();
        var change = Map.of("start", later.start(), "practitioner", later.practitioner());

        String path = "/api/appointments/" + mine.id() + "/reschedule";
        assertThat(http.post(path, change, bearer(other)).status()).isBetween(401, 404);
        assertThat(http.post(path, change, Map.of()).status()).isBetween(401, 404);
        Answer moved = http.post(path, change, bearer(mine));
        assertThat(moved.status()).as(moved.body()).isEqualTo(200);
        assertThat(OffsetDateTime.parse(moved.json().path("start").asString())).isEqualTo(later.at());

        String cancellation = "/api/appointments/" + mine.id() + "/cancellation";
        assertThat(http.post(cancellation, Map.of(), bearer(other)).status()).isBetween(401, 404);
        Answer cancelled = http.post(cancellation, Map.of("reason", "ill"), bearer(mine));
        assertThat(cancelled.status()).as(cancelled.body()).isEqualTo(200);
        assertThat(cancelled.json().path("status").asString()).isEqualTo("cancelled");
    }

    /** A proxy with TLS is in front, and says so. */
    @ParameterizedTest
    @ValueSource(strings = {"/conditions", "/sign-in", "/check-in/no-link-of-ours"})
    void cookiesOfEveryServiceStayWithHttpsWhereTheVisitorUsesIt(String path) {
        for (String scheme : List.of("https", "http")) {
            Answer page = http.get(path + "?lang=en", Map.of("X-Forwarded-Proto", scheme));

            assertThat(page.cookies())
                    .as(scheme)
                    .isNotEmpty()
                    .allMatch(cookie -> cookie.contains("; Secure") == scheme.equals("https"));
        }
    }

    @ParameterizedTest
    @DisplayName("40: internal ports are not reached through the gateway")
    @ValueSource(
            strings = {
                "/actuator",
                "/actuator/health",
                "/internal/pulse",
                "/internal/clock",
                "//internal/pulse",
                "/api/../internal/pulse",
                "/%69nternal/pulse",
                "/book/..;/actuator/env"
            })
    void gatewayLeadsToNothingInternal(String path) {
        assertThat(http.get(path).status()).isIn(400, 404);
    }

    private Slot slot() {
        return api.slotAtNoon(today.plusDays(6));
    }

    private static Map<String, String> bearer(Booking booking) {
        return Map.of("Authorization", "Bearer " + booking.manageToken());
    }

    private static JsonNode refused(Answer answer, int status) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.type()).startsWith("application/problem+json");
        assertThat(answer.json().path("type").asString()).isNotBlank().isNotEqualTo("about:blank");
        return answer.json();
    }
}
