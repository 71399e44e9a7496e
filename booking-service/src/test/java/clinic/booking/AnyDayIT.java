package clinic.booking;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.booking.BookingClient.Answer;
import clinic.booking.online.Browser;
import clinic.booking.online.Browser.Page;
import clinic.booking.staff.StaffBrowser;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whichever day is asked about, there is an answer: none, the nearest there is, or that it cannot be read. */
@RealBooking
class AnyDayIT {

    private static final String PRACTITIONERS = "/staff/setup/practitioners/";

    private static final List<String> DAYS = List.of(
            "-999999999-01-01",
            "0000-01-01",
            "2026-02-29",
            "9999-12-31",
            "+99999-01-01",
            "+300000-01-01",
            "+999999999-12-31");

    /** On these pages somebody looks for something, and is shown a page whatever day they name. */
    private static final List<String> PAGES = List.of(
            "/staff/audit?from={day}",
            "/staff/audit?until={day}",
            "/staff?date={day}",
            "/staff/day?date={day}",
            "/staff/blocks/new?date={day}",
            PRACTITIONERS + "{practitioner}/hours?from={day}",
            "/staff/setup/closed-days?year={year}",
            "/staff/appointments/new?treatment={treatment}&day={day}",
            "/staff/appointments/new?treatment={treatment}&practitioner={practitioner}&day={day}&time=08:00",
            "/staff/appointments/new?treatment={treatment}&practitioner={practitioner}&start={day}T08:00:00%2B01:00",
            "/staff/appointments/new?practitioner={practitioner}&start={day}T08:00:00Z",
            "/book/time?treatment={treatment}&safety=clear&week={day}",
            "/book/time?treatment={treatment}&safety=clear&day={day}",
            "/book/time?treatment={treatment}&safety=clear&slot={day}T08:00:00Z~{practitioner}~{location}",
            "/book/details?treatment={treatment}&safety=clear&slot={day}T08:00:00Z~{practitioner}~{location}",
            "/appointments/{token}/reschedule?week={day}",
            "/appointments/{token}/reschedule?day={day}",
            "/appointments/{token}/reschedule?slot={day}T08:00:00Z~{practitioner}~{location}");

    private static final List<String> CALLS = List.of(
            "/api/slots?treatment={treatment}&from={day}&days=31",
            "/api/appointments/{visit}/slots?from={day}&days=31",
            "/api/staff/audit?patient={visit}&from={day}",
            "/api/staff/audit?patient={visit}&until={day}",
            "/api/staff/calendar?from={day}&days=42",
            "/api/staff/closed-times?treatment={treatment}&practitioner={practitioner}&location={location}&start={day}T08:00:00%2B01:00",
            "/api/staff/setup/closed-days?year={year}");

    private static final Map<String, Map<String, String>> FORMS = Map.of(
            "/staff/blocks",
            Map.of("resource", "{practitioner}", "date", "{day}", "from", "12:00", "until", "24:00"),
            "/staff/absences/new",
            Map.of("practitioner", "{practitioner}", "span", "DAYS", "first", "{day}", "last", "{day}"),
            PRACTITIONERS + "{practitioner}/hours",
            Map.of("from", "{day}", "version", "{version}"),
            PRACTITIONERS + "{practitioner}/dates",
            Map.of("kind", "ABSENT", "from", "{day}", "until", "{day}"),
            PRACTITIONERS + "{practitioner}/retirement",
            Map.of("from", "{day}", "version", "{version}"),
            "/staff/setup/closed-days",
            Map.of("from", "{day}", "until", "{day}", "at", "{location}", "was", "{day}~{location}"),
            "/staff/appointments/{visit}/time",
            Map.of("practitioner", "{practitioner}", "day", "{day}", "time", "08:00", "minutes", "45"),
            "/staff/appointments/new",
            Map.of(
                    "treatment", "{treatment}",
                    "practitioner", "{practitioner}",
                    "start", "{day}T08:00:00+01:00",
                    "birthDate", "{day}",
                    "asked", "true",
                    "name", "Karin Ek",
                    "mobile", "070-174 06 05",
                    "language", "sv"));

    private static final Map<String, String> BODIES = Map.ofEntries(
            Map.entry(
                    "POST /api/holds",
                    "{'treatment': '{treatment}', 'practitioner': '{practitioner}', 'start': '{day}T08:00:00+01:00'}"),
            Map.entry(
                    "POST /api/appointments",
                    "{'treatment': '{treatment}', 'practitioner': '{practitioner}', 'start': '{day}T08:00:00+01:00',"
                            + " 'safety': 'clear', 'consents': [], 'patient': {'name': 'Karin Ek', 'language': 'sv',"
                            + " 'birthDate': '1971-04-02', 'mobile': '070-174 06 05'}}"),
            Map.entry("POST /api/appointments/{visit}/reschedule", "{'start': '{day}T08:00:00+01:00'}"),
            Map.entry(
                    "POST /api/staff/appointments",
                    "{'booking': {'treatment': '{treatment}', 'practitioner': '{practitioner}', 'safety': 'clear',"
                            + " 'start': '{day}T08:00:00+01:00', 'consents': [], 'patient': {'name': 'Karin Ek',"
                            + " 'language': 'sv', 'birthDate': '1971-04-02', 'mobile': '070-174 06 05'}}}"),
            Map.entry("POST /api/staff/appointments/{visit}/time", "{'start': '{day}T08:00:00+01:00'}"),
            Map.entry(
                    "POST /api/staff/blocks",
                    "{'practitioner': '{practitioner}', 'start': '{day}T08:00:00+01:00', 'end': '{day}T09:00:00+01:00'}"),
            Map.entry(
                    "POST /api/staff/absences",
                    "{'practitioner': '{practitioner}', 'first': '{day}', 'last': '{day}'}"),
            Map.entry("PUT /api" + PRACTITIONERS + "{practitioner}/hours", "{'from': '{day}', 'shifts': []}"),
            Map.entry(
                    "PUT /api" + PRACTITIONERS + "{practitioner}/dates",
                    "{'kind': 'absent', 'from': '{day}', 'until': '{day}'}"),
            Map.entry("PUT /api" + PRACTITIONERS + "{practitioner}/retirement", "{'from': '{day}'}"),
            Map.entry("PUT /api/staff/setup/closed-days", "{'close': [{'location': '{location}', 'date': '{day}'}]}"),
            Map.entry(
                    "PUT /api/staff/patients/{patient}/details",
                    "{'name': 'Karin Ek', 'birthDate': '{day}', 'mobile': '070-174 06 05'}"),
            Map.entry("POST /api/staff/patients/search", "{'q': '{day}'}"));

    @LocalServerPort
    private int port;

    @Autowired
    private BookingClient client;

    @Autowired
    private EmptyCalendar calendar;

    @Autowired
    private JdbcClient jdbc;

    private final Map<String, String> known = new HashMap<>();

    @BeforeEach
    void somebodyHasAVisit() {
        calendar.empty();
        Answer visit = client.book("back-and-leg", "Anna Lindqvist", "2026-11-24T10:00:00+01:00");
        known.put("treatment", client.treatment("back-and-leg").toString());
        known.put("practitioner", client.practitioner("Anna Lindqvist").toString());
        known.put("location", one("SELECT location_id FROM appointments"));
        known.put("patient", one("SELECT id FROM patients"));
        known.put("visit", visit.text("id"));
        known.put("token", BookingClient.token(visit));
    }

    @AfterEach
    void asBefore() {
        calendar.empty();
        jdbc.sql("UPDATE practitioners SET retired_from = NULL").update();
        jdbc.sql("DELETE FROM closed_days WHERE date > '2100-01-01'").update();
    }

    @Test
    void everyDayIsAnswered() {
        StaffBrowser admin = StaffBrowser.signedIn(port, "admin", "sv");
        List<String> faults = DAYS.stream()
                .flatMap(day -> faults(day, admin).stream().map(fault -> day + ": " + fault))
                .toList();
        assertThat(faults).isEmpty();
    }

    private List<String> faults(String day, StaffBrowser admin) {
        Browser patient = new Browser(port);
        List<String> faults = new ArrayList<>();
        known.put("year", day.replaceFirst("-\\d\\d-\\d\\d$", ""));
        known.put(
                "version",
                jdbc.sql("SELECT hours_version::text FROM practitioners WHERE id = ?::uuid")
                        .param(known.get("practitioner"))
                        .query(String.class)
                        .single());
        known.put("day", URLEncoder.encode(day, StandardCharsets.UTF_8));
        for (String page : PAGES) {
            String address = filled(page);
            Page shown = address.startsWith("/staff") ? admin.get(address) : patient.get(address);
            boolean empty = shown.status() == 200 && !shown.html().contains("<h1");
            note(empty ? 500 : shown.status(), "GET " + page, faults);
        }
        for (String call : CALLS) {
            note(client.send("GET", filled(call), admin.headers()).status(), "GET " + call, faults);
        }
        known.put("day", day);
        String token = admin.get("/staff/blocks/new").values("_csrf").getFirst();
        FORMS.forEach((action, typed) -> {
            Map<String, List<String>> form = new HashMap<>(Map.of("_csrf", List.of(token)));
            form.put("id", List.of(UUID.randomUUID().toString()));
            form.put("key", List.of(UUID.randomUUID().toString()));
            typed.forEach((field, value) -> form.put(field, List.of(filled(value))));
            note(admin.post(filled(action), form).status(), "POST " + action, faults);
        });
        BODIES.forEach((call, body) -> {
            String[] route = filled(call).split(" ", 2);
            Map<String, String> headers = new HashMap<>(admin.headers(Map.of("Content-Type", "application/json")));
            if (call.contains("patients")) {
                headers.put("If-Match", "\"1\"");
            }
            int status = client.send(route[0], route[1], filled(body).replace('\'', '"'), headers)
                    .status();
            note(status, call, faults);
        });
        return faults;
    }

    private static void note(int status, String call, List<String> faults) {
        if (status >= 500) {
            faults.add(status + " " + call);
        }
    }

    private String filled(String text) {
        String filled = text;
        for (Map.Entry<String, String> one : known.entrySet()) {
            filled = filled.replace("{" + one.getKey() + "}", one.getValue());
        }
        return filled;
    }

    private String one(String question) {
        return jdbc.sql(question).query(UUID.class).single().toString();
    }
}
