package clinic.endtoend.running;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** The booking API as a program uses it. */
public record BookingApi(Http http) {

    /** A free time of one practitioner. */
    public record Slot(String treatment, String practitioner, String location, String start) {

        public OffsetDateTime at() {
            return OffsetDateTime.parse(start);
        }
    }

    /** What a patient needs to know of a booking. */
    public record Booking(String id, String manageUrl, OffsetDateTime start, OffsetDateTime end) {

        public String manageToken() {
            return manageUrl.substring(manageUrl.lastIndexOf('/') + 1);
        }
    }

    public String anyTreatment() {
        return http.get("/api/treatments").json().path(0).path("id").asString();
    }

    /** The first condition that the clinic has published. */
    public JsonNode anyCondition() {
        return http.get("/api/conditions").json().path(0);
    }

    /** With anybody: of those who are free at one time, one is told. */
    public List<Slot> slots(String treatment, LocalDate from, int days) {
        return asked("treatment=%s&from=%s&days=%d".formatted(treatment, from, days), treatment);
    }

    /** All that one practitioner is free at. */
    public List<Slot> slotsOf(String practitioner, String treatment, LocalDate from, int days) {
        return asked(
                "treatment=%s&practitioner=%s&from=%s&days=%d".formatted(treatment, practitioner, from, days),
                treatment);
    }

    private List<Slot> asked(String question, String treatment) {
        JsonNode found = http.get("/api/slots?" + question).json();
        return StreamSupport.stream(found.path("slots").spliterator(), false)
                .map(slot -> new Slot(
                        treatment,
                        slot.path("practitioner").path("id").asString(),
                        slot.path("location").path("id").asString(),
                        slot.path("start").asString()))
                .toList();
    }

    /** The word by which the form names a time: when, with whom, where. */
    public String slotOnTheForm(Slot slot) {
        return slot.at().toInstant() + "~" + slot.practitioner() + "~" + slot.location();
    }

    /** A time before which two days of reminders fit, at an hour at which messages may be sent. */
    public Slot slotAtNoon(LocalDate from) {
        return slots(anyTreatment(), from, 14).stream()
                .filter(slot -> slot.at().getHour() >= 11 && slot.at().getHour() < 15)
                .findFirst()
                .orElseThrow(() -> new AssertionError("No free time around noon from " + from));
    }

    public static Map<String, Object> request(Slot slot, Person person) {
        Map<String, Object> body = new HashMap<>();
        body.put("treatment", slot.treatment());
        body.put("practitioner", slot.practitioner());
        body.put("start", slot.start());
        body.put(
                "patient",
                Map.of(
                        "name", person.name(),
                        "mobile", person.mobile(),
                        "email", person.email(),
                        "language", person.language()));
        body.put("safety", "clear");
        body.put("consents", List.of("reminders", "follow-ups"));
        return body;
    }

    public Answer post(Map<String, Object> body) {
        return post(body, UUID.randomUUID().toString());
    }

    public Answer post(Map<String, Object> body, String idempotencyKey) {
        return http.post("/api/appointments", body, Map.of("Idempotency-Key", idempotencyKey));
    }

    public Booking book(Map<String, Object> body) {
        Answer answer = post(body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        JsonNode booked = answer.json();
        return new Booking(
                booked.path("id").asString(),
                booked.path("manageUrl").asString(),
                OffsetDateTime.parse(booked.path("start").asString()),
                OffsetDateTime.parse(booked.path("end").asString()));
    }

    public Booking book(Slot slot, Person person) {
        return book(request(slot, person));
    }
}
