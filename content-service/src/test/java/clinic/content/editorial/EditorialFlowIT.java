package clinic.content.editorial;

import static clinic.contracts.booking.StaffRole.ADMIN;
import static clinic.contracts.booking.StaffRole.CLINICIAN_APPROVER;
import static clinic.contracts.booking.StaffRole.EDITOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import clinic.content.RunningContent;
import clinic.content.exercise.Drawing;
import clinic.content.exercise.Exercise;
import clinic.content.publication.Publications;
import clinic.content.publication.PublishedItem;
import clinic.content.publication.PublishedItems;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A version goes from its first word to every page, and from every page at once, by forms alone. */
class EditorialFlowIT extends RunningContent {

    private static final Pattern REVISION = Pattern.compile("name=\"seen\" value=\"(\\d+)\"");

    private final String editor = pass(UUID.randomUUID(), EDITOR);
    private final String clinician = pass(UUID.randomUUID(), CLINICIAN_APPROVER);

    @Autowired
    private PublishedItems items;

    @Autowired
    private Publications publications;

    @Autowired
    private JdbcClient database;

    @Test
    void versionIsWrittenReviewedApprovedByAnotherAndPublished() {
        var exercise = exercise("Bäckenlyft");
        var before = version(exercise.id());
        var manuscript = begin(exercise.id(), editor);
        assertThat(press(editor, item(exercise.id()), item(exercise.id()) + "/manuscripts", Map.of())
                        .statusCode())
                .as("one at a time")
                .isEqualTo(409);
        step(editor, manuscript, "review", Map.of());
        step(clinician, manuscript, "comments", Map.of("words", "Dosen är <b>rätt</b>."));
        step(clinician, manuscript, "return", Map.of("words", "Ändra rubriken."));
        step(editor, manuscript, "review", Map.of());
        assertThat(act(editor, manuscript, "approval", signature()).statusCode())
                .as("an editor is no clinician")
                .isEqualTo(403);
        step(clinician, manuscript, "approval", signature());
        step(editor, manuscript, "publication", Map.of());

        assertThat(version(exercise.id())).isEqualTo(before + 1);
        var page = get(item(exercise.id()), editor).body();
        assertThat(page)
                .contains("Publicerades", "Godkändes", "Elin Forsgren, leg. naprapat", "Ändra rubriken.")
                .contains("Dosen är &lt;b&gt;rätt&lt;/b&gt;.")
                .doesNotContain("??", "exempel");
        assertThat(get(item(exercise.id()) + "?lang=en", editor).body())
                .contains("Sent back to draft", "Version " + (before + 1) + ", approved by Elin Forsgren")
                .doesNotContain("??");
        assertThat(publications.current(Exercise.class, "sv"))
                .filteredOn(one -> one.id().equals(exercise.id()))
                .singleElement()
                .satisfies(one -> assertThat(one.approver().mark()).isEmpty());
    }

    @Test
    void clinicianWhoWroteInItCannotApproveItHowever() {
        var exercise = exercise("Katt och kamel");
        var both = pass(UUID.randomUUID(), CLINICIAN_APPROVER, EDITOR);
        var manuscript = begin(exercise.id(), both);
        step(both, manuscript, "review", Map.of());

        var refused = act(both, manuscript, "approval", signature());

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("En annan kliniker måste godkänna den.");
        assertThatThrownBy(() -> database.sql("""
                                update manuscript set state = 'APPROVED', approved_by = authors[1],
                                    approver_name = '-', approver_title = '-' where id = ?""").param(id(manuscript)).update())
                .as("nor past the service")
                .hasMessageContaining("violates check constraint");
        step(both, manuscript, "removal", Map.of("words", "Var ett försök."));
    }

    @Test
    void whoeverActsOnWhatIsNoLongerSoIsToldAndChangesNothing() {
        var plank = exercise("Sidoplanka");
        var manuscript = begin(plank.id(), editor);
        var seen = seen(manuscript, editor);
        step(editor, manuscript, "review", Map.of());
        var late = press(editor, manuscript, manuscript + "/review", Map.of("seen", seen));
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).contains("Någon annan har gjort något med den");
        var words = Map.of("seen", seen, "words", "Ändra rubriken.");
        assertThat(press(editor, manuscript, manuscript + "/return", words).body())
                .as("what was typed is not lost")
                .contains("Ändra rubriken.</textarea>");
        var approval = Map.of("seen", seen, "name", "Elin Forsgren", "title", "leg. naprapat");
        assertThat(press(clinician, manuscript, manuscript + "/approval", approval)
                        .body())
                .contains("value=\"Elin Forsgren\"", "value=\"leg. naprapat\"");
        step(editor, manuscript, "removal", Map.of("words", "Var ett försök."));
        assertThat(press(editor, item(plank.id()), manuscript + "/return", words)
                        .body())
                .as("nor where nothing can be said any more")
                .contains("Du skrev: <q>Ändra rubriken.</q>");
    }

    @Test
    void ofTwoWhoPublishAtOnceOneDoes() throws Exception {
        var exercise = exercise("Hakan in");
        var before = version(exercise.id());
        var manuscript = begin(exercise.id(), editor);
        step(editor, manuscript, "review", Map.of());
        step(clinician, manuscript, "approval", signature());
        var seen = seen(manuscript, editor);
        Callable<Integer> publish = () -> press(editor, manuscript, manuscript + "/publication", Map.of("seen", seen))
                .statusCode();
        try (var desks = Executors.newFixedThreadPool(4)) {
            var answers = desks.invokeAll(List.of(publish, publish, publish, publish)).stream()
                    .map(Future::resultNow)
                    .toList();
            assertThat(answers).containsOnlyOnce(303).contains(409);
        }
        assertThat(version(exercise.id())).isEqualTo(before + 1);
    }

    @Test
    @DisplayName("32: what is withdrawn is on no page from the next moment on, and no older version comes back")
    void withdrawnItemIsOnNoPage() {
        var exercise = exercise("Vila i 90/90");
        var drawing = publications.current(Exercise.class, "sv").stream()
                .filter(one -> one.id().equals(exercise.id()))
                .map(Exercise::drawing)
                .findFirst()
                .orElseThrow();
        var version = publications.current(Drawing.class, "zxx").stream()
                .filter(one -> one.id().equals(drawing))
                .mapToInt(Drawing::version)
                .findFirst()
                .orElseThrow();
        var picture = "/conditions/drawings/" + drawing + "/" + version;
        var withdrawal = item(drawing) + "/withdrawal";
        assertThat(get("/conditions/ischias", null).body()).contains(picture);
        var seen = get(picture, null);
        assertThat(seen.statusCode()).isEqualTo(200);
        assertThat(askedAgain(picture, seen).statusCode()).isEqualTo(304);

        var manuscript = begin(drawing, editor);
        step(editor, manuscript, "review", Map.of());
        step(clinician, manuscript, "approval", signature());

        assertThat(press(editor, withdrawal, withdrawal, Map.of("reason", " ")).statusCode())
                .as("without a reason")
                .isEqualTo(422);
        var admin = pass(UUID.randomUUID(), ADMIN);
        var click = System.nanoTime();
        assertThat(press(admin, withdrawal, withdrawal, Map.of("reason", "Visar fel ben."))
                        .statusCode())
                .isEqualTo(303);
        assertThat(get("/conditions/ischias", null).body()).doesNotContain(picture);
        assertThat(get(picture, null).statusCode()).isEqualTo(404);
        assertThat(askedAgain(picture, seen).statusCode())
                .as("a browser that has it asks, and has it no more")
                .isEqualTo(404);
        System.out.printf(
                "Withdrawal: %.3f s from the click until no page shows it%n", (System.nanoTime() - click) / 1e9);

        assertThat(publications.current(Drawing.class, "zxx"))
                .noneMatch(one -> one.id().equals(drawing));
        assertThat(get(item(drawing), editor).body())
                .contains("Tillbakadraget", "Visar fel ben.", "/staff/messages/told/" + drawing);
        assertThat(database.sql("""
                                select payload ->> 'svg' from outbox
                                where key = :key and payload #>> '{publication,withdrawnAt}' is not null""")
                        .param("key", drawing + ":zxx:" + version)
                        .query(String.class)
                        .list())
                .as("told whole, once, under the key of the version")
                .singleElement()
                .satisfies(svg -> assertThat(svg).startsWith("<svg"));
        assertThat(press(admin, withdrawal, withdrawal, Map.of("reason", "Igen."))
                        .statusCode())
                .as("there is nothing left")
                .isEqualTo(409);

        assertThat(act(editor, manuscript, "publication", Map.of()).statusCode())
                .as("whoever approved it did not know")
                .isEqualTo(409);
        step(editor, manuscript, "review", Map.of());
        step(clinician, manuscript, "approval", signature());
        step(editor, manuscript, "publication", Map.of());
        assertThat(get("/conditions/ischias", null).body())
                .contains("/conditions/drawings/" + drawing + "/" + (version + 1));
        assertThat(get(picture, null).statusCode()).isEqualTo(404);
    }

    @Test
    @DisplayName("32: what an earlier release published is withdrawn as well")
    void versionsOfAnEarlierReleaseAreWithdrawn() {
        var added = Map.of(
                "follow-up-plan",
                "instruments,licences",
                "advice",
                "answers,needs,unless,openedBy",
                "condition",
                "switches");
        added.forEach((kind, fields) -> {
            var id = UUID.randomUUID();
            database.sql("""
                            insert into publication (item_id, locale, version, kind, body, approver, review_by, published_at)
                            select :id, locale, 1, kind, (body - string_to_array(:fields, ','))
                                    || jsonb_build_object('id', :id, 'version', 1)
                                    || case when body -> 'steps' is not null then jsonb_build_object('steps', (
                                        select jsonb_agg(step - 'window') from jsonb_array_elements(body -> 'steps') step))
                                        else '{}' end,
                                'nobody', review_by, published_at
                            from publication where kind = :kind order by version desc limit 1""")
                    .param("id", id)
                    .param("fields", fields)
                    .param("kind", kind)
                    .update();
            var withdrawal = item(id) + "/withdrawal";
            assertThat(press(editor, withdrawal, withdrawal, Map.of("reason", "Är för gammal."))
                            .statusCode())
                    .as(kind)
                    .isEqualTo(303);
        });
    }

    @Test
    @DisplayName("32: search finds nothing of a condition that is withdrawn, and finds its next version")
    void withdrawnConditionIsNotFound() {
        var condition = find("condition", "Tennisarmbåge");
        var withdrawal = item(condition.id()) + "/withdrawal";
        assertThat(get("/search?q=tennisarm", null).body()).contains("/conditions/tennisarmbage");
        press(clinician, withdrawal, withdrawal, Map.of("reason", "En fråga saknas."));
        assertThat(get("/conditions/tennisarmbage", null).statusCode()).isEqualTo(404);
        assertThat(get("/search?q=tennisarm", null).body()).doesNotContain("/conditions/tennisarmbage");
        assertThat(get(item(condition.id()) + "/export", editor).statusCode())
                .as("nor is it given out")
                .isEqualTo(404);
        assertThat(get("/api/conditions", null).body())
                .doesNotContain(condition.id().toString());

        var manuscript = begin(condition.id(), editor);
        step(editor, manuscript, "review", Map.of());
        step(clinician, manuscript, "approval", signature());
        step(editor, manuscript, "publication", Map.of());
        assertThat(get("/search?q=tennisarm", null).body()).contains("/conditions/tennisarmbage");
        assertThat(get("/conditions/tennisarmbage", null).body())
                .contains("Elin Forsgren")
                .as("a real approval is told to search engines")
                .contains("reviewedBy");
    }

    @Test
    void whatWasDoneIsNeverRewritten() {
        for (var table : List.of("editorial_step", "taken_down")) {
            assertThatThrownBy(() -> database.sql("delete from " + table).update())
                    .hasMessageContaining("never rewritten");
        }
    }

    /** As a browser asks that has kept what it saw. */
    private HttpResponse<String> askedAgain(String address, HttpResponse<String> kept) {
        assertThat(kept.headers().firstValue("cache-control")).contains("no-cache");
        return send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + address))
                .header("If-None-Match", kept.headers().firstValue("etag").orElseThrow()));
    }

    private PublishedItem exercise(String title) {
        return find("exercise", title);
    }

    private PublishedItem find(String kind, String title) {
        return items.all().stream()
                .filter(item -> item.kind().equals(kind) && item.title("sv").startsWith(title))
                .findFirst()
                .orElseThrow(() -> new AssertionError(items.all().stream()
                        .filter(item -> item.kind().equals(kind))
                        .map(item -> item.title("sv"))
                        .toList()
                        .toString()));
    }

    private int version(UUID item) {
        return items.item(item).orElseThrow().inLanguages().getFirst().version();
    }

    private static Map<String, String> signature() {
        return Map.of("name", "Elin Forsgren", "title", "leg. naprapat");
    }

    private static String item(UUID id) {
        return "/staff/content/items/" + id;
    }

    private static UUID id(String manuscript) {
        return UUID.fromString(manuscript.substring(manuscript.lastIndexOf('/') + 1));
    }

    private String begin(UUID item, String pass) {
        var begun = press(pass, item(item), item(item) + "/manuscripts", Map.of());
        assertThat(begun.statusCode()).as(begun.body()).isEqualTo(303);
        return begun.headers().firstValue("location").orElseThrow();
    }

    private String seen(String manuscript, String pass) {
        var revision = REVISION.matcher(get(manuscript, pass).body());
        assertThat(revision.find()).isTrue();
        return revision.group(1);
    }

    private void step(String pass, String manuscript, String what, Map<String, String> fields) {
        var answer = act(pass, manuscript, what, fields);
        assertThat(answer.statusCode()).as(what + answer.body()).isEqualTo(303);
    }

    private HttpResponse<String> act(String pass, String manuscript, String what, Map<String, String> fields) {
        var all = new HashMap<>(fields);
        all.put("seen", seen(manuscript, pass));
        return press(pass, manuscript, manuscript + "/" + what, all);
    }
}
