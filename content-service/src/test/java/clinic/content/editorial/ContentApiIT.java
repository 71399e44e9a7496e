package clinic.content.editorial;

import static clinic.contracts.booking.StaffRole.ADMIN;
import static clinic.contracts.booking.StaffRole.CLINICIAN_APPROVER;
import static clinic.contracts.booking.StaffRole.EDITOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import clinic.content.RunningContent;
import clinic.content.publication.PublishedItem;
import clinic.content.publication.PublishedItems;
import clinic.knocks.OpenApiDocument;
import clinic.knocks.OpenApiDocument.Route;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/** A version goes from its first word to every page, and from every page at once, by programs alone. */
class ContentApiIT extends RunningContent {

    private static final String ALL = "/api/staff/content";
    private static final String ITEM = ALL + "/items/{item}";
    private static final String MANUSCRIPT = ALL + "/manuscripts/{id}";
    private static final String SIGNED = "{\"name\": \"Elin Forsgren\", \"title\": \"leg. naprapat\"}";

    private final String editor = pass(UUID.randomUUID(), EDITOR);
    private final String clinician = pass(UUID.randomUUID(), CLINICIAN_APPROVER);

    @Autowired
    private PublishedItems items;

    @Autowired
    private JsonMapper json;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    private OpenApiDocument document = new OpenApiDocument(MissingNode.getInstance());

    @BeforeEach
    void read() {
        document =
                new OpenApiDocument(json.readTree(get("/openapi/content", null).body()));
    }

    private HttpResponse<String> sent(String pass, String method, String path, UUID of, String seen, String body) {
        String address = path.replace("{locale}", "sv").replaceFirst("\\{\\w+}", of.toString());
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + address))
                .header("Cookie", "staff-pass=" + pass)
                .header("Sec-Fetch-Site", "same-origin")
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (!seen.isEmpty()) {
            request.header("If-Match", seen);
        }
        return send(request);
    }

    /** An answer that keeps to what the document says of it. */
    private JsonNode calls(int status, String pass, String method, String path, UUID of, String seen, String body) {
        HttpResponse<String> answer = sent(pass, method, path, of, seen, body);
        Route route = new Route(method, path);
        assertThat(answer.statusCode()).as("%s: %s", route, answer.body()).isEqualTo(status);
        assertThat(document.faults(route, answer)).as(answer.body()).isEmpty();
        if (!body.isEmpty() && status < 400) {
            assertThat(document.faults(route, body)).as(body).isEmpty();
        }
        return json.readTree(answer.body());
    }

    private JsonNode step(int status, String pass, UUID manuscript, String what, String body) {
        return calls(status, pass, "POST", MANUSCRIPT + what, manuscript, seen(manuscript), body);
    }

    private JsonNode shown(UUID manuscript) {
        return calls(200, editor, "GET", MANUSCRIPT, manuscript, "", "");
    }

    private String seen(UUID manuscript) {
        return "\"" + shown(manuscript).path("revision").asInt() + "\"";
    }

    private UUID begin(String pass, UUID item) {
        return UUID.fromString(calls(201, pass, "POST", ITEM + "/manuscripts", item, "", "")
                .path("id")
                .asString());
    }

    private PublishedItem exercise(String title) {
        return items.all().stream()
                .filter(item ->
                        item.kind().equals("exercise") && item.title("sv").startsWith(title))
                .findFirst()
                .orElseThrow();
    }

    /** What is asked for while the manuscript is written and not yet committed: it is, once the asker waits for that. */
    private JsonNode whileSomebodySaves(UUID manuscript, Supplier<JsonNode> asked) {
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        transaction.executeWithoutResult(saving -> {
            jdbc.sql("update manuscript set revision = revision + 1 where id = ?")
                    .param(manuscript)
                    .update();
            answer.completeAsync(asked);
            await().until(() -> answer.isDone()
                    || jdbc.sql("select count(*) from pg_locks where not granted")
                                    .query(Long.class)
                                    .single()
                            > 0);
        });
        return answer.join();
    }

    private static String type(JsonNode problem) {
        return problem.path("type").asString().replace("urn:clinic:problem:", "")
                + problem.path("why").asString("").replaceFirst("^(?=.)", " ");
    }

    private static String fault(JsonNode problem) {
        JsonNode error = problem.path("errors").path(0);
        return error.path("field").asString() + " " + error.path("code").asString();
    }

    private JsonNode writes(int status, UUID manuscript, String mark, ObjectNode text) {
        String body = json.writeValueAsString(
                json.createObjectNode().put("mark", mark).set("text", text));
        return calls(status, editor, "PUT", MANUSCRIPT + "/texts/{locale}", manuscript, "", body);
    }

    private JsonNode swedish(JsonNode manuscript) {
        return manuscript
                .path("texts")
                .valueStream()
                .filter(text -> text.path("locale").asString().equals("sv"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    @DisplayName(
            "32: a version is written, reviewed, approved by another clinician and published, and its history says who")
    void versionIsWrittenReviewedApprovedByAnotherAndPublished() {
        PublishedItem exercise = exercise("Res dig från");
        int before = exercise.version();
        UUID manuscript = begin(editor, exercise.id());
        assertThat(type(calls(409, editor, "POST", ITEM + "/manuscripts", exercise.id(), "", "")))
                .isEqualTo("content-refused under-way");

        JsonNode text = swedish(shown(manuscript));
        String mark = text.path("mark").asString();
        ObjectNode changed = (ObjectNode) text.path("text").deepCopy();
        changed.put("dose", "Fem gånger, två gånger om dagen.");
        ObjectNode odd = changed.deepCopy().put("colour", "red");
        assertThat(fault(writes(400, manuscript, mark, odd))).isEqualTo("text.colour unreadable");
        ObjectNode unkeepable = changed.deepCopy().put("dose", "Fem gånger\0");
        assertThat(fault(writes(400, manuscript, mark, unkeepable))).isEqualTo("text.dose unreadable");
        assertThat(swedish(writes(200, manuscript, mark, changed))
                        .path("changes")
                        .findValuesAsString("path"))
                .containsExactly("dose");
        assertThat(type(writes(412, manuscript, mark, changed)))
                .as("whoever began with the text of before")
                .isEqualTo("changed-meanwhile");
        String now = swedish(shown(manuscript)).path("mark").asString();
        writes(200, manuscript, now, changed.deepCopy().put("title", ""));
        assertThat(type(step(409, editor, manuscript, "/review", ""))).isEqualTo("content-refused not-whole");
        writes(200, manuscript, swedish(shown(manuscript)).path("mark").asString(), changed);

        String stale = seen(manuscript);
        step(200, editor, manuscript, "/review", "");
        assertThat(type(calls(412, clinician, "POST", MANUSCRIPT + "/approval", manuscript, stale, SIGNED)))
                .as("what was read is not what is to be approved")
                .isEqualTo("changed-meanwhile");
        assertThat(fault(calls(400, clinician, "POST", MANUSCRIPT + "/approval", manuscript, "", SIGNED)))
                .isEqualTo("If-Match missing");
        calls(200, clinician, "POST", MANUSCRIPT + "/comments", manuscript, "", "{\"words\": \"Dosen är rätt.\"}");
        assertThat(fault(step(400, clinician, manuscript, "/return", "{}"))).isEqualTo("words missing");
        step(200, clinician, manuscript, "/return", "{\"words\": \"Ändra rubriken.\"}");
        step(200, editor, manuscript, "/review", "");
        assertThat(sent(editor, "POST", MANUSCRIPT + "/approval", manuscript, seen(manuscript), SIGNED)
                        .statusCode())
                .isEqualTo(403);
        assertThat(fault(step(400, clinician, manuscript, "/approval", "{\"name\": \"Elin Forsgren\"}")))
                .isEqualTo("name missing");
        step(200, clinician, manuscript, "/approval", SIGNED);
        assertThat(step(200, editor, manuscript, "/publication", "")
                        .path("state")
                        .asString())
                .isEqualTo("PUBLISHED");

        assertThat(exercise("Res dig från").version()).isEqualTo(before + 1);
        JsonNode item = calls(200, editor, "GET", ITEM, exercise.id(), "", "");
        assertThat(item.path("item").path("versions").path(0).path("approver").asString())
                .contains("Elin Forsgren");
        assertThat(item.path("steps").findValuesAsString("what"))
                .startsWith("PUBLISHED", "APPROVED", "HANDED_IN", "SENT_BACK", "COMMENTED", "HANDED_IN", "WRITTEN");
    }

    @Test
    void clinicianWhoWroteInItCannotApproveIt() {
        PublishedItem exercise = exercise("Kliv upp");
        String both = pass(UUID.randomUUID(), CLINICIAN_APPROVER, EDITOR);
        UUID manuscript = begin(both, exercise.id());
        step(200, both, manuscript, "/review", "");
        assertThat(type(step(403, both, manuscript, "/approval", SIGNED))).isEqualTo("own-words");
        assertThat(step(200, both, manuscript, "/removal", "{\"words\": \"Var ett försök.\"}")
                        .path("state")
                        .asString())
                .isEqualTo("DROPPED");
        assertThat(type(step(409, both, manuscript, "/review", ""))).isEqualTo("content-refused not-in-this-state");
    }

    @Test
    @DisplayName("32: what may do harm is withdrawn at once by whoever sees it; what a plan needs is not retired")
    void whatDoesHarmIsTakenBackAtOnce() {
        PublishedItem exercise = exercise("Skulderbladen ihop");
        String admin = pass(UUID.randomUUID(), ADMIN);
        assertThat(fault(calls(400, admin, "POST", ITEM + "/withdrawal", exercise.id(), "", "{\"words\": \" \"}")))
                .isEqualTo("words missing");
        assertThat(sent(admin, "POST", ITEM + "/retirement", exercise.id(), "", "{\"words\": \"Nej.\"}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(type(calls(
                        409,
                        editor,
                        "POST",
                        ITEM + "/retirement",
                        exercise.id(),
                        "",
                        "{\"words\": \"Används inte.\"}")))
                .isEqualTo("content-refused used-by-a-plan");
        UUID next = begin(editor, exercise.id());
        step(200, editor, next, "/review", "");
        assertThat(whileSomebodySaves(
                                next,
                                () -> calls(
                                        200,
                                        admin,
                                        "POST",
                                        ITEM + "/withdrawal",
                                        exercise.id(),
                                        "",
                                        "{\"words\": \"Fel arm.\"}"))
                        .path("item")
                        .path("standing")
                        .asString())
                .isEqualTo("WITHDRAWN");
        List<JsonNode> all = calls(200, admin, "GET", ALL, exercise.id(), "", "")
                .valueStream()
                .toList();
        assertThat(all)
                .filteredOn(
                        item -> item.path("id").asString().equals(exercise.id().toString()))
                .singleElement()
                .satisfies(item -> assertThat(item.path("standing").asString()).isEqualTo("WITHDRAWN"));
        step(200, editor, next, "/review", "");
        step(200, clinician, next, "/approval", SIGNED);
        step(200, editor, next, "/publication", "");
        assertThat(exercise("Skulderbladen ihop").inForce())
                .as("a next version that was judged anew")
                .isTrue();
        assertThat(type(calls(404, editor, "GET", ITEM, UUID.randomUUID(), "", "")))
                .isEqualTo("not-found");
        assertThat(type(calls(404, editor, "GET", MANUSCRIPT, UUID.randomUUID(), "", "")))
                .isEqualTo("not-found");
    }
}
