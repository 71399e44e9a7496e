package clinic.booking.setup;

import static clinic.booking.BookingClient.assertFault;
import static org.assertj.core.api.Assertions.assertThat;

import clinic.booking.BookingClient;
import clinic.booking.BookingClient.Answer;
import clinic.booking.EmptyCalendar;
import clinic.booking.RealBooking;
import clinic.booking.audit.Deed;
import clinic.booking.online.Browser.Page;
import clinic.booking.staff.StaffBrowser;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** An admin adds treatments and rooms, changes them and takes them out of use, by forms alone. */
@RealBooking
class TreatmentPagesIT {

    private static final String LIST = "/staff/setup/treatments";
    private static final String NEW = LIST + "/new";
    private static final String ROOMS = "/staff/setup/rooms";
    private static final String CODE = "zorn-therapy";
    private static final String ANNA = "Anna Lindqvist";
    private static final String EIGHT = "2026-11-27T08:00:00+01:00";
    private static final String TEN = "2026-11-27T10:00:00+01:00";
    private static final String ELEVEN = "2026-11-27T11:00:00+01:00";
    private static final Map<String, String> THERAPY = Map.of(
            "nameSv", "Zornterapi",
            "nameEn", "Zorn therapy",
            "aboutSv", "För den som vill.",
            "aboutEn", "For whoever likes.",
            "meantFor", "RETURN_VISIT",
            "price", "700",
            "listedAt", "50",
            "minutes", "30",
            "leadUnit", "HOURS");

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private BookingClient client;

    @Autowired
    private EmptyCalendar calendar;

    private StaffBrowser admin;

    @BeforeEach
    void signIn() {
        calendar.empty();
        admin = StaffBrowser.signedIn(port, "admin", "sv");
    }

    @AfterEach
    void asBefore() {
        calendar.empty();
        String mine = "IN (SELECT id FROM treatments WHERE name_sv LIKE 'Zorn%')";
        jdbc.sql("DELETE FROM catalogue_announcements WHERE item_id " + mine).update();
        for (String table : List.of("offers", "daily_limits", "intake_questions", "needs")) {
            jdbc.sql("DELETE FROM " + table + " WHERE treatment_id " + mine).update();
        }
        jdbc.sql("DELETE FROM treatments WHERE name_sv LIKE 'Zorn%'").update();
        jdbc.sql("DELETE FROM resources WHERE name LIKE 'Zorn%'").update();
    }

    @Test
    void treatmentIsAddedAnnouncedWrittenDownAndBooked() {
        int announced = announced();
        String page = added();
        assertThat(announced()).isEqualTo(announced + 1);
        assertThat(deeds()).startsWith(Deed.TREATMENT_ADDED);
        assertThat(admin.get(page).html()).contains("Zornterapi", "Anna Lindqvist");
        assertThat(admin.get("/staff/audit").html()).contains("Lade till en behandling");
        JsonNode listed = listed();
        assertThat(listed.path("meantFor").asString()).isEqualTo("return-visit");
        assertThat(listed.path("about").asString()).isNotBlank();
        assertThat(client.book(CODE, ANNA, TEN).status()).isEqualTo(201);
    }

    @Test
    void anotherLengthIsSavedOnlyWhenItsVisitsWereCounted() {
        String page = added();
        Answer booked = client.book(CODE, ANNA, TEN);
        Page preview = change(page, Map.of("minutes", "45"));
        assertThat(preview.status()).isEqualTo(409);
        assertThat(preview.html()).contains("Ett bokat besök behåller den längd det har.", "value=\"45\"");
        assertThat(minutes()).isEqualTo(30);
        String agreed = preview.values("agreed").getFirst();

        client.book(CODE, ANNA, EIGHT);
        Page recounted = change(page, Map.of("minutes", "45", "agreed", agreed));
        assertThat(recounted.status()).as("one more was booked meanwhile").isEqualTo(409);
        assertThat(recounted.html()).contains("2 bokade besök behåller den längd de har.");
        assertThat(minutes()).isEqualTo(30);

        Page saved = change(
                page,
                Map.of("minutes", "45", "agreed", recounted.values("agreed").getFirst()));
        assertThat(saved.status()).isEqualTo(303);
        assertThat(minutes()).isEqualTo(45);
        assertThat(deeds()).startsWith(Deed.TREATMENT_CHANGED, Deed.TREATMENT_ADDED);
        assertThat(client.show(booked).text("end")).startsWith("2026-11-27T10:30");
    }

    @Test
    void changeThatSomebodyElseMadeMeanwhileIsToldAndNotWrittenOver() {
        String page = added();
        String seen = admin.get(page).values("version").getFirst();
        assertThat(change(page, Map.of("price", "720")).status()).isEqualTo(303);
        Page late = change(page, Map.of("price", "800", "version", seen));
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.html()).contains("Någon annan har ändrat behandlingen", "Nu: 720. Du skrev: 800");
        assertThat(listed().path("price").asInt()).isEqualTo(720);
        assertThat(change(page, Map.of("price", "720")).status()).isEqualTo(303);
        assertThat(deeds()).as("it was so already").containsSequence(Deed.TREATMENT_CHANGED, Deed.TREATMENT_ADDED);
        assertThat(deeds().indexOf(Deed.TREATMENT_ADDED)).isEqualTo(1);
    }

    @Test
    void treatmentThatSomebodyChangedMeanwhileIsNotRetired() {
        String page = added();
        Page asks = admin.get(page + "/retirement");
        assertThat(change(page, Map.of("price", "720")).status()).isEqualTo(303);
        assertThat(admin.press(page + "/retirement", page + "/retirement", version(asks))
                        .status())
                .isEqualTo(409);
        assertThat(deeds()).startsWith(Deed.TREATMENT_CHANGED);
    }

    @Test
    void badInputComesBackWithWhatWasTyped() {
        Map<String, String> typed = new HashMap<>(THERAPY);
        typed.putAll(Map.of("minutes", "2", "nameEn", "", "horizon", "många"));
        Page again = admin.press(NEW, NEW, typed);
        assertThat(again.status()).isEqualTo(422);
        assertThat(again.html()).contains("5 till 480", "på båda språken", "value=\"Zornterapi\"", "value=\"många\"");
        added();
        assertThat(admin.press(NEW, NEW, THERAPY).html()).contains("En annan behandling heter redan så.");
    }

    @Test
    @DisplayName("7: a retired treatment is neither listed nor booked, and its visits stay and can be moved")
    void retiredTreatmentKeepsItsVisits() {
        String page = added();
        Answer booked = client.book(CODE, ANNA, TEN);
        UUID treatment = client.treatment(CODE);
        Page asks = admin.get(page + "/retirement");
        assertThat(asks.html()).contains("Ett bokat besök står kvar.");
        assertThat(admin.press(page + "/retirement", page + "/retirement", of(asks, "TREATMENT_RETIRED-0"))
                        .status())
                .as("agreed to something else")
                .isEqualTo(409);
        assertThat(admin.press(
                                page + "/retirement",
                                page + "/retirement",
                                of(asks, asks.values("agreed").getFirst()))
                        .status())
                .isEqualTo(303);

        assertThat(told(treatment)).doesNotContain("bookable");
        assertThat(client.get("/api/treatments").body().findValuesAsString("code"))
                .doesNotContain(CODE);
        assertFault(
                client.get("/api/slots?treatment=" + treatment + "&from=2026-11-27"), "treatment", "treatment-retired");
        var again = client.booking("back-and-leg", ANNA, EIGHT);
        again.put("treatment", treatment.toString());
        assertFault(client.book(again), "treatment", "treatment-retired");
        assertThat(client.show(booked).status()).isEqualTo(200);
        assertThat(client.change(booked, "reschedule", client.object().put("start", ELEVEN))
                        .status())
                .isEqualTo(200);
        assertThat(deeds()).startsWith(Deed.TREATMENT_RETIRED);

        Page retired = admin.get(page);
        assertThat(retired.html()).contains("Behandlingen går inte att boka");
        assertThat(admin.press(page, page + "/reopening", version(retired)).status())
                .isEqualTo(303);
        assertThat(told(treatment)).contains("bookable", "\"minutes\":30");
        assertThat(client.book(CODE, ANNA, EIGHT).status()).isEqualTo(201);
    }

    @Test
    void roomThatIsRetiredServesNoOtherVisitAndItsTreatmentIsNotBookedWithoutOne() {
        String page = added();
        assertThat(admin.press(
                                ROOMS + "/new",
                                ROOMS + "/new",
                                Map.of("name", "Zornrummet", "kind", "ROOM", "location", torget()))
                        .status())
                .isEqualTo(303);
        String room = jdbc.sql("SELECT id FROM resources WHERE name = 'Zornrummet'")
                .query(String.class)
                .single();
        Answer before = client.book(CODE, ANNA, EIGHT);
        Page needs = admin.get(page + "/rooms");
        Map<String, String> typed =
                new HashMap<>(Map.of("version", needs.values("version").getFirst(), "at-" + torget() + "-0", room));
        Page preview = admin.press(page + "/rooms", page + "/rooms", typed);
        assertThat(preview.html()).contains("Ett bokat besök behåller det rum det har.");
        typed.put("agreed", preview.values("agreed").getFirst());
        assertThat(admin.press(page + "/rooms", page + "/rooms", typed).status())
                .isEqualTo(303);
        assertThat(admin.press(page + "/rooms", page + "/rooms", typed).status())
                .as("made from an earlier version")
                .isEqualTo(409);
        assertThat(client.book(CODE, ANNA, TEN).status()).isEqualTo(201);

        Page asks = admin.get(ROOMS + "/" + room + "/retirement");
        assertThat(asks.html())
                .contains("Ett bokat besök står kvar där.", "Zornterapi går inte att boka vid Videslätt Torget");
        assertThat(admin.press(
                                ROOMS + "/" + room,
                                ROOMS + "/" + room + "/retirement",
                                of(asks, asks.values("agreed").getFirst()))
                        .status())
                .isEqualTo(303);
        assertThat(client.starts(CODE, ANNA, LocalDate.of(2026, 11, 27))).isEmpty();
        assertThat(admin.get("/staff/setup").html()).contains("Inget rum som är i bruk duger för Zornterapi");
        assertThat(jdbc.sql("SELECT count(*) FROM taken_time WHERE resource_id = ?::uuid")
                        .param(room)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        assertThat(client.show(before).status()).isEqualTo(200);
        assertThat(jdbc.sql("SELECT deed FROM audit WHERE resource_id = ?::uuid ORDER BY id")
                        .param(room)
                        .query(String.class)
                        .list())
                .containsExactly("ROOM_ADDED", "ROOM_RETIRED");
    }

    @Test
    void questionsAreAskedInBothLanguagesAndInOrder() {
        String page = added() + "/questions";
        Page asked = ask(page, Map.of("questions[0].textSv", "Sover du gott?", "questions[0].kind", "YES_NO"));
        assertThat(asked.status()).isEqualTo(422);
        assertThat(asked.html()).contains("Skriv frågan på båda språken.", "value=\"Sover du gott?\"");
        Map<String, String> typed = new HashMap<>(Map.of(
                "questions[0].textSv", "Sover du gott?",
                "questions[0].textEn", "Do you sleep well?",
                "questions[0].kind", "YES_NO",
                "questions[0].place", "2",
                "questions[0].required", "true",
                "questions[1].textSv", "Hur?",
                "questions[1].textEn", "How?",
                "questions[1].kind", "CHOICE",
                "questions[1].place", "1",
                "questions[1].choicesSv", "Bra\nDåligt"));
        Page uneven = ask(page, typed);
        assertThat(uneven.html())
                .contains("<title>Fel: ", "href=\"#questions[1].choicesEn\"")
                .contains("aria-describedby=\"questions[1].choicesEn-error\" aria-invalid=\"true\"");
        typed.put("questions[1].choicesEn", "Well\nBadly");
        assertThat(ask(page, typed).status()).isEqualTo(303);
        JsonNode intake = listed().path("intake");
        assertThat(intake.findValuesAsString("kind")).containsExactly("choice", "yes-no");
        assertThat(deeds()).startsWith(Deed.INTAKE_QUESTIONS_SET);
        assertFault(
                client.book(CODE, ANNA, TEN),
                "intake." + intake.path(1).path("id").asString(),
                "missing");
    }

    @Test
    @DisplayName("36: only an admin sets up what the clinic offers")
    void onlyAnAdminSetsUp() {
        StaffBrowser reception = StaffBrowser.signedIn(port, "reception", "sv");
        assertThat(reception.get(LIST).status()).isEqualTo(403);
        assertThat(reception.press("/staff", NEW, THERAPY).status()).isEqualTo(403);
        assertThat(admin.get(LIST).html()).doesNotContain("Zornterapi");
        assertThat(admin.get(LIST + "/0199d2a0-7f00-7000-8000-000000000001/rooms")
                        .status())
                .isEqualTo(404);
    }

    private String added() {
        Page answer = admin.press(NEW, NEW, THERAPY);
        assertThat(answer.status()).as(answer.html()).isEqualTo(303);
        jdbc.sql("INSERT INTO offers (treatment_id, practitioner_id, location_id)"
                        + " SELECT t.id, p.id, l.id FROM treatments t, practitioners p, locations l"
                        + " WHERE t.code = ? AND p.name = ? AND l.name = 'Videslätt Torget'")
                .params(CODE, ANNA)
                .update();
        return answer.location().replace("?added", "");
    }

    /** From the page as it is, unless a version is among the changes. */
    private Page change(String page, Map<String, String> changes) {
        Map<String, String> typed = new HashMap<>(THERAPY);
        typed.put("version", admin.get(page).values("version").getFirst());
        typed.putAll(changes);
        return admin.press(page, page, typed);
    }

    private Page ask(String page, Map<String, String> questions) {
        Map<String, String> typed = new HashMap<>(questions);
        typed.put("version", admin.get(page).values("version").getFirst());
        return admin.press(page, page, typed);
    }

    private static Map<String, String> of(Page page, String agreed) {
        return Map.of("version", page.values("version").getFirst(), "agreed", agreed);
    }

    private static Map<String, String> version(Page page) {
        return Map.of("version", page.values("version").getFirst());
    }

    private JsonNode listed() {
        return client.get("/api/treatments")
                .body()
                .valueStream()
                .filter(one -> one.path("code").asString().equals(CODE))
                .findFirst()
                .orElseThrow();
    }

    private int minutes() {
        return listed().path("minutes").asInt();
    }

    private String torget() {
        return jdbc.sql("SELECT id FROM locations WHERE name = 'Videslätt Torget'")
                .query(String.class)
                .single();
    }

    /** The last that other services heard of it. */
    private String told(UUID treatment) {
        return jdbc.sql("SELECT payload::text FROM outbox WHERE key = ? AND type = 'booking.treatment.listed'"
                        + " ORDER BY id DESC LIMIT 1")
                .param(treatment.toString())
                .query(String.class)
                .single();
    }

    private int announced() {
        return jdbc.sql("SELECT count(*) FROM outbox WHERE type = 'booking.treatment.listed'")
                .query(Integer.class)
                .single();
    }

    private List<Deed> deeds() {
        return jdbc.sql("SELECT deed FROM audit WHERE treatment_id IS NOT NULL ORDER BY id DESC LIMIT 20")
                .query((row, n) -> Deed.valueOf(row.getString("deed")))
                .list();
    }
}
