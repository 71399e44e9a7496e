package clinic.booking.alert;

import static clinic.booking.BookingClient.assertFault;
import static org.assertj.core.api.Assertions.assertThat;

import clinic.booking.BookingClient;
import clinic.booking.BookingClient.Answer;
import clinic.booking.EmptyCalendar;
import clinic.booking.RealBooking;
import clinic.booking.StandingClock;
import clinic.booking.signin.StaffMember;
import clinic.booking.staff.StaffBrowser;
import clinic.contracts.booking.StaffRole;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
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
import tools.jackson.databind.node.ObjectNode;

/** What patients did by themselves, as staff hear of it. */
@RealBooking
class AlertIT {

    private static final LocalDate TUESDAY = LocalDate.of(2026, 11, 24);
    private static final String ALERTS = "/api/staff/alerts";

    @LocalServerPort
    int port;

    private static final int MORE_THAN_THERE_ARE_CONNECTIONS = 12;

    @Autowired
    BookingClient patient;

    @Autowired
    EmptyCalendar calendar;

    @Autowired
    StandingClock clock;

    @Autowired
    Alerts alerts;

    @Autowired
    JdbcClient database;

    @BeforeEach
    void nobodyHasChosenOrSeenAnything() {
        calendar.empty();
        database.sql("DELETE FROM staff_alerts").update();
    }

    @Test
    void bookingIsNewsToReceptionAndToWhomItIsWithAndToNobodyElse() {
        booked("Anna Lindqvist", 0);
        booked("Johan Berg", 0);
        assertThat(told("reception")).containsExactly("booked", "booked");
        assertThat(told("anna")).containsExactly("booked");
        assertThat(told("admin")).isEmpty();
    }

    @Test
    void moveAndCancellationAreNewsAndWhoLosesAVisitHearsOfIt() {
        Answer visit = booked("Anna Lindqvist", 0);
        see("anna");
        String later = patient.starts("back-and-leg", "Johan Berg", TUESDAY).getLast();
        ObjectNode toJohan = patient.object().put("start", later);
        toJohan.put("practitioner", patient.practitioner("Johan Berg").toString());
        assertThat(patient.change(visit, "reschedule", toJohan).status()).isEqualTo(200);

        Answer answer = as("anna").get(ALERTS);
        assertThat(told("anna")).containsExactly("moved");
        assertThat(answer.body().path("alerts").get(0).path("startBefore").asString())
                .isEqualTo(visit.text("start"));
        assertThat(answer.body().path("alerts").get(0).path("start").asString()).isEqualTo(later);
        assertThat(answer.body().path("alerts").get(0).path("practitioner").asString())
                .isEqualTo(toJohan.path("practitioner").asString());

        assertThat(patient.change(visit, "cancellation", patient.object()).status())
                .isEqualTo(200);
        assertThat(told("anna")).containsExactly("moved");
        assertThat(told("reception")).containsExactly("booked", "moved", "cancelled");
    }

    @Test
    void whatStaffDoIsNoNews() {
        Desk desk = as("reception");
        String start = patient.starts("back-and-leg", "Anna Lindqvist", TUESDAY).getFirst();
        ObjectNode body = patient.object();
        body.set("booking", patient.booking("back-and-leg", "Anna Lindqvist", start));
        Answer visit = desk.post("/api/staff/appointments", body);
        assertThat(visit.status()).as("%s", visit.body()).isEqualTo(201);
        assertThat(desk.post("/api/appointments/" + visit.text("id") + "/cancellation", patient.object())
                        .status())
                .isEqualTo(200);
        assertThat(told("reception")).isEmpty();
        assertThat(calendar.count("alerts")).isZero();
    }

    @Test
    void whatWasShownIsSeenAndWhatCameMeanwhileIsNot() {
        booked("Anna Lindqvist", 0);
        String upTo = as("anna").get(ALERTS).text("upTo");
        assertThat(told("anna")).as("looking alone marks nothing").hasSize(1);
        booked("Anna Lindqvist", 1);
        assertThat(seen("anna", upTo).status()).isEqualTo(204);
        assertThat(told("anna")).hasSize(1);
        assertThat(told("reception")).as("each sees for themselves").hasSize(2);
        see("anna");
        clock.forward(Duration.ofMinutes(5));
        assertThat(told("anna")).isEmpty();
        assertThat(seen("anna", upTo).status()).isEqualTo(204);
        assertThat(told("anna")).as("an older window takes nothing back").isEmpty();
    }

    @Test
    void bookingThatIsCommittedLateIsStillNews() {
        long drawn = database.sql("SELECT nextval(pg_get_serial_sequence('alerts', 'id'))")
                .query(Long.class)
                .single();
        Answer visit = booked("Anna Lindqvist", 0);
        see("reception");
        assertThat(told("reception")).isEmpty();
        database.sql("INSERT INTO alerts (id, at, what, appointment_id, practitioner_id, starts_at)"
                        + " OVERRIDING SYSTEM VALUE SELECT :drawn, at, what, appointment_id, practitioner_id, starts_at"
                        + " FROM alerts WHERE appointment_id = :visit::uuid")
                .param("drawn", drawn)
                .param("visit", visit.text("id"))
                .update();
        assertThat(told("reception")).hasSize(1);
    }

    @Test
    void whoChoosesHearsFromThenOn() {
        booked("Anna Lindqvist", 0);
        assertThat(choose("admin", "all").status()).isEqualTo(204);
        assertThat(told("admin"))
                .as("of what came before nobody wanted to know")
                .isEmpty();
        booked("Johan Berg", 0);
        assertThat(told("admin")).hasSize(1);
        assertThat(choose("admin", "none").status()).isEqualTo(204);
        assertThat(told("admin")).isEmpty();
        assertThat(as("admin").get(ALERTS).text("choice")).isEqualTo("none");
        assertFault(choose("admin", "own"), "choice", "no-calendar");
        assertFault(choose("admin", "some"), "choice", "unreadable");
        assertFault(seen("admin", "everything"), "upTo", "unreadable");
    }

    @Test
    void pageShowsWhatIsNewAndTheButtonMarksItAsSeen() {
        booked("Anna Lindqvist", 0);
        StaffBrowser desk = StaffBrowser.signedIn(port, "reception", "sv");
        assertThat(mark(desk)).isEqualTo("1");
        String page = desk.get("/staff/alerts").html();
        assertThat(page)
                .contains("Ny bokning: tisdag 24 november", "hos Anna Lindqvist", "Karin Ek")
                .doesNotContain("Rygg");
        assertThat(calendar.count("audit WHERE deed = 'ALERTS_SEEN' AND at = '" + StandingClock.SUNDAY + "'"))
                .isPositive();
        assertThat(mark(desk)).isEqualTo("1");

        String upTo = desk.get("/staff/alerts").values("upTo").getFirst();
        assertThat(desk.press("/staff/alerts", "/staff/alerts/seen", Map.of("upTo", upTo))
                        .location())
                .endsWith("/staff/alerts");
        assertThat(mark(desk)).isEmpty();
        assertThat(desk.get("/staff/alerts").html()).contains("Inget nytt.");
    }

    @Test
    void choiceIsMadeOnThePageOfOnesOwnAccount() {
        StaffBrowser admin = StaffBrowser.signedIn(port, "admin", "sv");
        assertThat(admin.get("/staff/account").html()).contains("value=\"all\"").doesNotContain("value=\"own\"");
        assertThat(admin.press("/staff/account", "/staff/account/alerts", Map.of("choice", "all"))
                        .location())
                .endsWith("done=ALERTS_CHOSEN");
        booked("Anna Lindqvist", 0);
        assertThat(mark(admin)).isEqualTo("1");
        assertThat(StaffBrowser.signedIn(port, "editor", "sv")
                        .get("/staff/account")
                        .html())
                .as("who sees no visits is asked nothing")
                .doesNotContain("/staff/account/alerts");
    }

    @Test
    @DisplayName("Scenario 36: of a protected identity whoever has no business with it learns no name")
    void protectedNameIsShownToFew() {
        booked("Johan Berg", 0);
        database.sql("UPDATE patients SET protected_identity = true").update();
        database.sql("INSERT INTO staff_alerts (staff_id, choice) SELECT id, 'ALL' FROM staff_account"
                        + " WHERE name = 'anna'")
                .update();
        assertThat(as("anna").get(ALERTS).response().body()).contains("booked").doesNotContain("Karin");
        assertThat(StaffBrowser.signedIn(port, "anna", "sv")
                        .get("/staff/alerts")
                        .html())
                .contains("Okänd patient")
                .doesNotContain("Karin");
        assertThat(as("reception").get(ALERTS).response().body()).contains("Karin Ek");
    }

    @Test
    void bellRingsOnceForThoseWhomItConcerns() {
        AlertBell bell = new AlertBell(alerts, clock);
        StaffMember reception = staff(StaffRole.RECEPTIONIST, null);
        StaffMember anna = staff(StaffRole.PRACTITIONER, patient.practitioner("Anna Lindqvist"));
        StaffMember johan = staff(StaffRole.PRACTITIONER, patient.practitioner("Johan Berg"));
        List<StaffMember> all = List.of(reception, anna, johan, staff(StaffRole.ADMIN, null));
        assertThat(bell.rings(all)).isEmpty();
        booked("Johan Berg", 0);
        assertThat(bell.rings(all)).containsExactlyInAnyOrder(reception.id(), johan.id());
        assertThat(bell.rings(all)).isEmpty();
        booked("Anna Lindqvist", 0);
        assertThat(bell.rings(all)).containsExactlyInAnyOrder(reception.id(), anna.id());
    }

    /** It rings all day: one connection kept each time, and nobody books any more. */
    @Test
    void bellGivesBackTheConnectionItAskedWith() {
        booked("Anna Lindqvist", 0);
        StaffMember reception = staff(StaffRole.RECEPTIONIST, null);
        for (int time = 0; time < MORE_THAN_THERE_ARE_CONNECTIONS; time++) {
            assertThat(new AlertBell(alerts, clock).rings(List.of(reception))).containsExactly(reception.id());
        }
    }

    private static StaffMember staff(StaffRole role, @Nullable UUID practitioner) {
        return new StaffMember(UUID.randomUUID(), role.name(), 1, Set.of(role), practitioner);
    }

    /** The menu's figure on a page that is about something else. */
    private static String mark(StaffBrowser desk) {
        String page = desk.get("/staff/tasks").html();
        String link = page.replaceAll("(?s).*<a href=\"/staff/alerts\"[^>]*>(.*?)</a>.*", "$1");
        assertThat(link).contains("Nya bokningar");
        return link.contains("staff-mark") ? link.replaceAll("(?s).*staff-mark\">(\\d+).*", "$1") : "";
    }

    private Answer booked(String practitioner, int which) {
        String start = patient.starts("back-and-leg", practitioner, TUESDAY).get(which);
        Answer visit = patient.book("back-and-leg", practitioner, start);
        assertThat(visit.status()).as("%s", visit.body()).isEqualTo(201);
        return visit;
    }

    private List<String> told(String who) {
        return as(who).get(ALERTS)
                .body()
                .path("alerts")
                .valueStream()
                .map(alert -> alert.path("what").asString())
                .toList();
    }

    private void see(String who) {
        assertThat(seen(who, as(who).get(ALERTS).text("upTo")).status()).isEqualTo(204);
    }

    private Answer seen(String who, String upTo) {
        return as(who).post(ALERTS + "/seen", patient.object().put("upTo", upTo));
    }

    private Answer choose(String who, String choice) {
        return patient.send(
                "PUT",
                ALERTS + "/choice",
                patient.object().put("choice", choice).toString(),
                as(who).headers());
    }

    private Desk as(String who) {
        return new Desk(StaffBrowser.signedIn(port, who, "sv").headers(Map.of("Content-Type", "application/json")));
    }

    private class Desk {

        private final Map<String, String> headers;

        Desk(Map<String, String> headers) {
            this.headers = headers;
        }

        Map<String, String> headers() {
            return headers;
        }

        Answer get(String path) {
            Answer answer = patient.send("GET", path, headers);
            assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
            return answer;
        }

        Answer post(String path, ObjectNode body) {
            return patient.post(path, body, withoutType());
        }

        private Map<String, String> withoutType() {
            Map<String, String> own = new HashMap<>(headers);
            own.remove("Content-Type");
            return own;
        }
    }
}
