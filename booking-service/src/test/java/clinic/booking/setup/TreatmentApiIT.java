package clinic.booking.setup;

import static clinic.booking.BookingClient.assertFault;
import static org.assertj.core.api.Assertions.assertThat;

import clinic.booking.BookingClient;
import clinic.booking.BookingClient.Answer;
import clinic.booking.EmptyCalendar;
import clinic.booking.RealBooking;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An admin's program adds a treatment with its rooms and questions, changes it and retires it. */
@RealBooking
class TreatmentApiIT {

    private static final String LIST = "/api/staff/setup/treatments";
    private static final String THERAPY = """
            {"nameSv": "Zornterapi", "nameEn": "Zorn therapy", "meantFor": "first-visit", "price": 700, "minutes": 30,
             "leadMinutes": 90}""";
    private static final String ANNA = "Anna Lindqvist";

    @LocalServerPort
    private int port;

    @Autowired
    private BookingClient client;

    @Autowired
    private EmptyCalendar calendar;

    @Autowired
    private JdbcClient jdbc;

    private SetUpDesk admin;

    @BeforeEach
    void signIn() {
        calendar.empty();
        admin = SetUpDesk.of("admin", port, client);
    }

    @AfterEach
    void asBefore() {
        calendar.empty();
        for (String table : new String[] {"needs", "offers", "daily_limits", "intake_questions"}) {
            jdbc.sql("DELETE FROM " + table
                            + " WHERE treatment_id IN (SELECT id FROM treatments WHERE name_sv LIKE 'Zorn%')")
                    .update();
        }
        jdbc.sql("DELETE FROM catalogue_announcements WHERE item_id IN"
                        + " (SELECT id FROM treatments WHERE name_sv LIKE 'Zorn%')")
                .update();
        jdbc.sql("DELETE FROM treatments WHERE name_sv LIKE 'Zorn%'").update();
    }

    @Test
    void treatmentIsAddedReadChangedAndRetired() {
        Answer added = admin.post(LIST, THERAPY);
        assertThat(added.status()).as("%s", added.body()).isEqualTo(201);
        String one = LIST + "/" + added.text("id");
        assertThat(added.text("code")).isEqualTo("zorn-therapy");
        assertThat(added.text("meantFor")).isEqualTo("first-visit");
        assertThat(added.body().path("leadMinutes").asInt()).isEqualTo(90);
        assertThat(added.body().has("horizonDays")).isFalse();
        assertThat(admin.get(one).body()).isEqualTo(added.body());
        assertThat(admin.get(LIST).body().valueStream()).contains(added.body());
        assertThat(client.get("/api/treatments").response().body()).contains("zorn-therapy");

        assertThat(admin.put(one, THERAPY).body()).as("so already").isEqualTo(added.body());
        Answer changed = admin.put(one, THERAPY.replace("700", "720"), added);
        assertThat(changed.body().path("price").asInt()).isEqualTo(720);
        assertThat(admin.put(one, THERAPY, added).status()).isEqualTo(412);
        assertThat(admin.put(one + "/retirement", "", added).status()).isEqualTo(412);
        assertThat(admin.put(one + "/retirement", "", changed)
                        .body()
                        .path("retired")
                        .asBoolean())
                .isTrue();
        assertThat(client.get("/api/treatments").response().body()).doesNotContain("zorn-therapy");
        assertThat(admin.delete(one + "/retirement").body().path("retired").asBoolean())
                .isFalse();
        assertThat(jdbc.sql("SELECT deed FROM audit WHERE treatment_id = ?::uuid ORDER BY id")
                        .param(added.text("id"))
                        .query(String.class)
                        .list())
                .containsExactly("TREATMENT_ADDED", "TREATMENT_CHANGED", "TREATMENT_RETIRED", "TREATMENT_REOPENED");
    }

    @Test
    void anotherLengthIsToldWithTheVisitsThatKeepTheirs() {
        String one = given();
        assertThat(client.book("zorn-therapy", ANNA, "2026-11-27T10:00:00+01:00")
                        .status())
                .isEqualTo(201);
        String longer = THERAPY.replace("\"minutes\": 30", "\"minutes\": 45");
        Answer told = admin.put(one, longer);
        assertThat(told.status()).isEqualTo(409);
        assertThat(told.text("type")).isEqualTo("urn:clinic:problem:visits-touched");
        assertThat(told.body().path("touches").path(0).path("kind").asString()).isEqualTo("length");
        assertThat(admin.get(one).body().path("minutes").asInt()).isEqualTo(30);
        String agreed = longer.replace("{", "{\"agreed\": \"" + told.text("agreement") + "\", ");
        assertThat(admin.put(one, agreed).body().path("minutes").asInt()).isEqualTo(45);
    }

    @Test
    void roomsAreSaidByLocation() {
        String one = given();
        String torget = location("Videslätt Torget");
        String room = jdbc.sql("SELECT id FROM resources WHERE location_id = ?::uuid ORDER BY name LIMIT 1")
                .param(torget)
                .query(String.class)
                .single();
        Answer before = admin.get(one + "/rooms");
        assertThat(before.body().path("needs").isEmpty()).isTrue();
        String needs = "{\"needs\": {\"%s\": [[\"%s\"]]}}".formatted(torget, room);
        Answer set = admin.put(one + "/rooms", needs, before);
        assertThat(set.status()).as("%s", set.body()).isEqualTo(200);
        assertThat(set.body().path("needs").path(torget).path(0).path(0).asString())
                .isEqualTo(room);
        assertThat(admin.put(one + "/rooms", "{\"needs\": {}}", before).status())
                .isEqualTo(412);
        String twice = "{\"needs\": {\"%s\": [[\"%s\"], [\"%s\"]]}}".formatted(torget, room, room);
        assertFault(admin.put(one + "/rooms", twice), "needs." + torget, "room-needed-twice");
        assertFault(admin.put(one + "/rooms", "{\"needs\": {\"" + torget + "\": [null]}}"), "needs", "unreadable");
    }

    @Test
    void questionsAreAskedInTheOrderInWhichTheyCame() {
        String one = given();
        Answer before = admin.get(one + "/questions");
        String questions = """
                {"questions": [{"kind": "choice", "required": true, "textSv": "Hur sover du?",
                                "textEn": "How do you sleep?", "choicesSv": ["Bra", "Dåligt"], "choicesEn": ["Well", "Badly"]},
                               {"kind": "yes-no", "textSv": "Har du varit här?", "textEn": "Have you been here?"}],
                 "personnummer": "optional"}""";
        Answer asked = admin.put(one + "/questions", questions, before);
        assertThat(asked.status()).as("%s", asked.body()).isEqualTo(200);
        assertThat(asked.body().path("questions").findValuesAsString("id"))
                .containsExactly("how-do-you-sleep", "have-you-been-here");
        assertThat(asked.body().path("personnummer").asString()).isEqualTo("optional");
        assertThat(admin.get(one + "/questions").body()).isEqualTo(asked.body());
        assertThat(admin.put(one + "/questions", questions, before).status()).isEqualTo(412);
        assertFault(
                admin.put(one + "/questions", questions.replace(", \"Badly\"", "")),
                "questions[0].choicesEn",
                "question-choices-differ");
        assertFault(
                admin.put(one + "/questions", "{\"questions\": [{}]}"), "questions[0].textSv", "question-text-missing");
        Answer first = admin.put(
                one + "/questions",
                questions
                        .replace("\"kind\": \"yes-no\"", "\"id\": \"sleep\"")
                        .replace("\"kind\": \"choice\"", "\"id\": \"sleep\", \"kind\": \"choice\""));
        assertFault(first, "questions[1].id", "question-twice");
        for (String unusable : List.of("[\"Bra\", null]", "[\"Bra\", \"Dåligt\\nIbland\"]", "[\"Bra\", \" \"]")) {
            assertFault(
                    admin.put(one + "/questions", questions.replace("[\"Bra\", \"Dåligt\"]", unusable)),
                    "questions[0].choicesSv",
                    "question-choice-unusable");
        }
    }

    @Test
    void whatIsPutBackIsNotCalledLikeAnother() {
        String old = LIST + "/" + admin.post(LIST, THERAPY).text("id");
        admin.put(old + "/retirement", "");
        String another = LIST + "/" + admin.post(LIST, THERAPY).text("id");
        assertFault(admin.delete(old + "/retirement"), "nameSv", "treatment-name-taken");
        assertThat(admin.get(old).body().path("retired").asBoolean()).isTrue();
        admin.put(another + "/retirement", "");
        assertThat(admin.delete(old + "/retirement").status()).isEqualTo(200);
    }

    @Test
    void whatCannotBeUsedIsRefused() {
        Answer refused = admin.post(LIST, "{\"minutes\": 2, \"leadMinutes\": -1, \"aboutSv\": \"Ont.\"}");
        assertFault(refused, "nameSv", "treatment-name-missing");
        assertFault(refused, "aboutEn", "treatment-about-in-one-language");
        assertFault(refused, "minutes", "treatment-minutes-impossible");
        assertFault(refused, "leadMinutes", "window-impossible");
        assertFault(admin.post(LIST, THERAPY.replace("first-visit", "friends")), "meantFor", "unreadable");
        assertFault(
                admin.post(LIST, THERAPY.replace("{", "{\"limits\": {\"" + UUID.randomUUID() + "\": 3}, ")),
                "limits",
                "unknown-practitioner");
        String nowhere = LIST + "/" + UUID.randomUUID();
        for (String part : new String[] {"", "/rooms", "/questions"}) {
            assertThat(admin.get(nowhere + part).status()).as(part).isEqualTo(404);
        }
        assertThat(admin.put(nowhere, THERAPY).status()).isEqualTo(404);
        assertThat(SetUpDesk.of("editor", port, client).post(LIST, THERAPY).status())
                .isEqualTo(403);
    }

    private String given() {
        Answer added = admin.post(LIST, THERAPY);
        jdbc.sql("INSERT INTO offers (treatment_id, practitioner_id, location_id) VALUES (?::uuid, ?, ?::uuid)")
                .params(added.text("id"), client.practitioner(ANNA), location("Videslätt Torget"))
                .update();
        return LIST + "/" + added.text("id");
    }

    private String location(String name) {
        return jdbc.sql("SELECT id FROM locations WHERE name = ?")
                .param(name)
                .query(String.class)
                .single();
    }
}
