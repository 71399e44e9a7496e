package clinic.reminder.checkin;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.baremachine.Outage;
import clinic.contracts.SecretLink;
import clinic.contracts.booking.StaffRole;
import clinic.contracts.content.Question;
import clinic.knocks.OpenApiDocument;
import clinic.knocks.OpenApiDocument.Route;
import clinic.reminder.followup.FollowedUp;
import clinic.reminder.followup.SteerFollowUp;
import clinic.reminder.policy.CodePolicy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** A check-in for the patient's own program: the rules of the pages, by another door. */
class CheckInApiIT extends FollowedUp {

    private static final String LOOK = "/api/check-in";
    private static final String ANSWERS = LOOK + "/answers";
    private static final String CODE = LOOK + "/code";
    private static final String CALM = "{\"bladder\": false, \"fever\": false}";
    private static final Pattern SIX_DIGITS = Pattern.compile("\\b\\d{6}\\b");

    @Autowired
    private Outage outage;

    @Autowired
    private Spool spool;

    @Autowired
    private SteerFollowUp steering;

    @Autowired
    private CodePolicy policy;

    private OpenApiDocument document = new OpenApiDocument(MissingNode.getInstance());

    @BeforeEach
    void afternoon() {
        document = new OpenApiDocument(json.readTree(get("/openapi/reminder").body()));
        forwardTo(inDays(1, 15));
    }

    @AfterEach
    void codeIsNotWanted() {
        policy.decide(false, "admin");
    }

    private static String token(String link) {
        return link.substring(link.lastIndexOf('/') + 1);
    }

    private HttpResponse<String> sent(String method, String path, @Nullable String link, String proof, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Content-Type", "application/json")
                .header("Accept-Language", "sv")
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (link != null) {
            request.header("Authorization", "Bearer " + token(link));
        }
        if (!proof.isEmpty()) {
            request.header("Check-In-Proof", proof);
        }
        try (HttpClient program = HttpClient.newHttpClient()) {
            return program.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** An answer that keeps to what the document says of it. */
    private JsonNode calls(int status, String method, String path, @Nullable String link, String proof, String body) {
        var answer = sent(method, path, link, proof, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        Route route = new Route(method, path);
        assertThat(document.faults(route, answer)).as(answer.body()).isEmpty();
        if (!body.isEmpty() && status < 400) {
            assertThat(document.faults(route, body)).as(body).isEmpty();
        }
        return answer.body().isEmpty() ? MissingNode.getInstance() : json.readTree(answer.body());
    }

    private JsonNode looks(int status, String link) {
        return calls(status, "GET", LOOK, link, "", "");
    }

    private JsonNode answers(int status, String link, String body) {
        return calls(status, "POST", ANSWERS, link, "", body);
    }

    private static String answer(JsonNode questions, String safety, String more) {
        return "{\"asked\": \"%s\", \"safety\": %s%s}"
                .formatted(questions.path("questions").path("asked").asString(), safety, more);
    }

    private static String type(JsonNode problem) {
        return problem.path("type").asString().replace("urn:clinic:problem:", "")
                + problem.path("why").asString("").replaceFirst("^(?=.)", " ");
    }

    private static String fault(JsonNode problem) {
        JsonNode error = problem.path("errors").path(0);
        return error.path("field").asString() + " " + error.path("code").asString();
    }

    private long kept() {
        return jdbc.sql("select count(*) from answer join check_in on check_in.id = check_in_id where follow_up_id = ?")
                .param(followUp())
                .query(Long.class)
                .single();
    }

    @Test
    @DisplayName("25, 33: looking changes nothing, no safety question is passed over, and the first answer counts")
    void answerLeadsToItsAdvice() {
        String link = askedByPhone();
        JsonNode asked = looks(200, link);
        assertThat(asked.path("state").asString()).isEqualTo("asking");
        JsonNode questions = asked.path("questions");
        assertThat(questions.path("safety").findValuesAsString("question"))
                .containsExactly("Svårt att kissa?", "Feber?");
        assertThat(questions.path("notWatched").asString()).contains("Ingen läser svaren");
        assertThat(questions.path("visit").asString())
                .isEqualTo(LocalDate.ofInstant(clock.instant(), STOCKHOLM)
                        .minusDays(1)
                        .toString());
        assertThat(questions.path("condition").asString()).isEqualTo("Höstglid");
        assertThat(questions.path("careIfYes").path(0).path("places").toString())
                .contains("tel:112");
        assertThat(kept()).isZero();

        String worse = ", \"pain\": 7, \"progress\": \"worse\"";
        assertThat(fault(answers(400, link, answer(asked, "{\"bladder\": false}", worse))))
                .isEqualTo("safety.fever missing");
        assertThat(fault(answers(400, link, "{\"safety\": " + CALM + worse + "}")))
                .isEqualTo("asked missing");
        assertThat(answers(400, link, answer(asked, CALM, ", \"pain\": 11, \"activity\": \"" + "å".repeat(121) + "\""))
                        .path("errors")
                        .findValuesAsString("code"))
                .containsExactly("missing", "out-of-range", "too-long");
        assertThat(fault(answers(400, link, answer(asked, CALM, worse + ", \"activity\": \"sova\""))))
                .isEqualTo("function missing");
        assertThat(kept()).isZero();

        JsonNode answered = answers(
                200,
                link,
                answer(asked, CALM, worse + ", \"activity\": \"sova\", \"function\": 3, \"callWanted\": true"));
        assertThat(answered.path("state").asString()).isEqualTo("answered");
        JsonNode advice = answered.path("advice");
        assertThat(advice.path("advice").findValuesAsString("title"))
                .containsExactly("Fortsätt röra på dig", "Vila ibland");
        JsonNode first = advice.path("advice").path(0);
        assertThat(first.path("item").asString()).isEqualTo(keepMoving.toString());
        assertThat(first.path("version").asInt()).isEqualTo(1);
        assertThat(first.path("approver").asString()).isEqualTo("Anna Lindqvist, leg. naprapat");
        JsonNode exercise = advice.path("exercises").path(0);
        assertThat(exercise.path("drawing").asString()).isEqualTo("/conditions/drawings/" + drawing + "/3");
        assertThat(exercise.path("stopIf").asString()).isEqualTo("Sluta om det svindlar.");
        assertThat(advice.path("bookAt").asString()).isEqualTo("/book?condition=" + condition);
        assertThat(advice.path("callNoted").asBoolean()).isTrue();

        JsonNode again = answers(200, link, answer(asked, CALM, ", \"pain\": 1, \"progress\": \"better\""));
        assertThat(again).isEqualTo(answered).isEqualTo(looks(200, link));
        assertThat(kept()).isEqualTo(1);
        assertThat(get(link).body()).as("the page says the same").contains("Vila ibland");
        assertThat(jdbc.sql("select pain from answer join check_in on check_in.id = check_in_id where follow_up_id = ?")
                        .param(followUp())
                        .query(Integer.class)
                        .single())
                .isEqualTo(7);
    }

    @Test
    @DisplayName("33: a program is told what its step asks, and nothing else is missed or kept")
    void onlyWhatTheStepAsksIsAsked() {
        questions = EnumSet.of(Question.PAIN, Question.GLOBAL_CHANGE);
        String link = askedByPhone();
        JsonNode asking = looks(200, link);
        assertThat(asking.path("questions").path("asks").valueStream().map(one -> one.asString("")))
                .containsExactly("pain-0-10", "global-change");
        JsonNode missing = answers(400, link, answer(asking, CALM, ""));
        assertThat(missing.path("errors")
                        .valueStream()
                        .map(one -> one.path("field").asString()))
                .containsExactlyInAnyOrder("pain", "progress");
        JsonNode told = answers(
                200,
                link,
                answer(
                        asking,
                        CALM,
                        ", \"pain\": 4, \"progress\": \"better\", \"activity\": \"sova\", \"function\": 9"));
        JsonNode figures = told.path("advice").path("trend").path(0);
        assertThat(figures.path("pain").asInt()).isEqualTo(4);
        assertThat(figures.has("function")).isFalse();
        assertThat(told.path("advice").path("activity").asString()).isEmpty();
    }

    @Test
    @DisplayName("31: a yes to a safety question comes before everything, and pauses the follow-up")
    void yesIsTakenWhateverElseIsWrong() {
        String link = askedByPhone();
        policy.decide(true, "admin");
        JsonNode asked = looks(200, link);
        String beside = answer(asked, "{\"fever\": true}", ", \"pain\": 99, \"progress\": \"splendid\"");
        JsonNode today = json.readTree(sent("POST", ANSWERS, link, "", beside).body());
        assertThat(today.path("state").asString()).isEqualTo("care-needed");
        assertThat(today.path("care").path("level").asString()).isEqualTo("contact-care-today");
        assertThat(standing()).isEqualTo("PAUSED RED_FLAG");

        String strange = "{\"safety\": {\"no such question?\": true, \"bladder\": true}}";
        JsonNode now = answers(200, link, strange);
        assertThat(now.path("care").path("level").asString()).isEqualTo("emergency");
        assertThat(now.path("care").path("title").asString()).isEqualTo("Du behöver vård nu");
        assertThat(now.path("care").path("notWatched").asString()).contains("Ingen läser svaren");
        assertThat(looks(200, link)).isEqualTo(now);
        assertThat(spool.waiting())
                .as("a yes under a strange name holds nothing up")
                .isEmpty();
        assertThat(announced(followUp()).stream().filter("reminder.red-flag.raised"::equals))
                .hasSize(2);
        assertThat(type(looks(409, link(7)))).isEqualTo("check-in-closed talk-first");
    }

    @Test
    @DisplayName("31: answers are kept while the database is away, and a red flag is answered with where care is")
    void answersAreKeptWhileTheDatabaseIsAway() {
        String link = askedByPhone();
        JsonNode asked = looks(200, link);
        String better = ", \"pain\": 2, \"progress\": \"better\"";
        outage.databaseDown();
        try {
            assertThat(fault(answers(400, link, answer(asked, "{\"fever\": false}", better))))
                    .isEqualTo("safety.bladder missing");
            assertThat(type(answers(503, link, "{\"safety\": " + CALM + better + "}")))
                    .as("nobody knows what was asked")
                    .isEqualTo("answers-not-kept");
            assertThat(answers(202, link, answer(asked, CALM, better))
                            .path("state")
                            .asString())
                    .isEqualTo("kept");
        } finally {
            outage.databaseUp();
        }
        eventually().ignoreExceptions().until(() -> spool.waiting().isEmpty() && kept() == 1);
        assertThat(looks(200, link).path("state").asString()).isEqualTo("answered");
    }

    @Test
    @DisplayName("35: no link, another's and one for something else open nothing; one that is over says so")
    void onlyItsOwnLinkOpensIt() {
        String link = askedByPhone();
        var nobody = sent("GET", LOOK, null, "", "");
        assertThat(nobody.statusCode()).isEqualTo(401);
        assertThat(nobody.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
        assertThat(type(looks(401, unsubscribe()))).isEqualTo("not-let-in");
        assertThat(type(calls(401, "POST", LOOK + "/opt-out", link, "", ""))).isEqualTo("not-let-in");
        assertThat(type(answers(401, link + "x", "{\"safety\": " + CALM + "}"))).isEqualTo("not-let-in");

        steering.pause(followUp(), "anna");
        assertThat(type(looks(409, link))).isEqualTo("check-in-closed paused");
        steering.stop(followUp(), "anna", true);
        assertThat(type(answers(409, link, "{\"safety\": " + CALM + "}"))).isEqualTo("check-in-closed over");
        forwardTo(inDays(40, 10));
        assertThat(type(looks(410, link))).isEqualTo("check-in-closed expired");
        assertThat(type(calls(410, "POST", CODE, link, "", ""))).isEqualTo("check-in-closed expired");
        assertThat(kept()).isZero();
    }

    @Test
    @DisplayName("35: where the clinic wants a code, nothing but a yes is taken and nothing is told without it")
    void codeComesBeforeTheRest() {
        String link = askedByPhone();
        policy.decide(true, "admin");
        JsonNode asked = looks(200, link);
        assertThat(asked.path("questions").path("codeWanted").asBoolean()).isTrue();
        assertThat(asked.path("questions").has("visit")).isTrue();
        assertThat(asked.path("questions").has("condition"))
                .as("what it was for is the patient's alone")
                .isFalse();
        String whole = answer(asked, CALM, ", \"pain\": 2, \"progress\": \"better\"");
        assertThat(type(answers(403, link, whole))).isEqualTo("code-wanted");
        assertThat(kept()).isZero();

        String asks = calls(200, "POST", CODE, link, "", "").path("proof").asString();
        eventually().until(() -> ELKS.acceptedFor(patient.mobile()).count() == 2);
        var found = SIX_DIGITS.matcher(ELKS.acceptedFor(patient.mobile())
                .skip(1)
                .findFirst()
                .orElseThrow()
                .message());
        assertThat(found.find()).isTrue();
        String code = found.group();
        assertThat(fault(proves(400, link, "", asks))).isEqualTo("code missing");
        assertThat(fault(proves(400, link, code.equals("123456") ? "654321" : "123456", asks)))
                .isEqualTo("code wrong");
        assertThat(fault(proves(400, link, code, "somebody else's"))).isEqualTo("code over");
        String proof = proves(200, link, code, asks).path("proof").asString();

        assertThat(calls(200, "POST", ANSWERS, link, proof, whole).path("state").asString())
                .isEqualTo("answered");
        assertThat(type(looks(403, link))).as("without the proof").isEqualTo("code-wanted");
        assertThat(calls(200, "GET", LOOK, link, proof, "").path("state").asString())
                .isEqualTo("answered");
        for (int more = 0; more < 3; more++) {
            calls(200, "POST", CODE, link, "", "");
        }
        assertThat(type(calls(429, "POST", CODE, link, "", ""))).isEqualTo("too-often");
    }

    private JsonNode proves(int status, String link, String code, String proof) {
        return calls(
                status,
                "POST",
                CODE + "/proof",
                link,
                "",
                "{\"code\": \"%s\", \"proof\": \"%s\"}".formatted(code, proof));
    }

    /** The link of a mail that says no to all check-ins. */
    private String unsubscribe() {
        return jdbc.sql("select id, nonce from check_in where follow_up_id = ? and day = 1")
                .param(followUp())
                .query((row, number) -> "/unsubscribe/"
                        + new SecretLink('a', KEY)
                                .token(
                                        SecretLink.Purpose.UNSUBSCRIBE,
                                        UUID.fromString(row.getString("id")),
                                        row.getString("nonce")))
                .single();
    }

    @Test
    void patientWhoWantsNoMoreIsAskedNoMore() {
        askedByPhone();
        calls(204, "POST", LOOK + "/opt-out", unsubscribe(), "", "");
        calls(204, "POST", LOOK + "/opt-out", unsubscribe(), "", "");
        assertThat(announced(patient.id()).stream().filter("reminder.opt-out.received"::equals))
                .as("told once")
                .hasSize(1);
    }

    @Test
    void roleOfStaffOpensNoCheckIn() {
        askedByPhone();
        assertThat(call("GET", LOOK, OFFICE.pass(UUID.randomUUID(), 1, StaffRole.ADMIN), "")
                        .statusCode())
                .isEqualTo(401);
    }
}
