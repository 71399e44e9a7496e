package clinic.content.editorial;

import static clinic.contracts.booking.StaffRole.CLINICIAN_APPROVER;
import static clinic.contracts.booking.StaffRole.EDITOR;
import static org.assertj.core.api.Assertions.assertThat;

import clinic.content.RunningContent;
import clinic.content.publication.PublishedItems;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** A condition that the software never heard of, taken in while it runs. */
class ConditionFromFilesIT extends RunningContent {

    private static final String IMPORT = "/staff/content/import";
    private static final UUID CONDITION = UUID.fromString("6f0d7c1e-52a3-4d1b-8a7f-3b9f0e4c2d10");
    private static final YAMLMapper YAML = YAMLMapper.shared();
    private static final Pattern MANUSCRIPT = Pattern.compile("/staff/content/manuscripts/([0-9a-f-]{36})");

    private final String editor = pass(UUID.randomUUID(), EDITOR);
    private final String clinician = pass(UUID.randomUUID(), CLINICIAN_APPROVER);

    @Autowired
    private PublishedItems items;

    @Autowired
    private Manuscripts manuscripts;

    @Autowired
    private JdbcClient database;

    @Test
    void conditionIsTakenInApprovedFoundAndGivenOutAgain() throws IOException {
        var files = files();
        var broken = new LinkedHashMap<>(files);
        broken.put(
                "condition.en.yaml",
                text(files, "condition.en.yaml")
                        .replace("hot-foot", "warm-foot")
                        .getBytes(StandardCharsets.UTF_8));
        var refused = upload(editor, IMPORT, broken);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("Inget lästes in", "red flag", "condition.");
        assertThat(manuscripts.underWay(CONDITION)).as("all or nothing").isEmpty();

        var taken = upload(editor, IMPORT, files);
        assertThat(taken.statusCode()).isEqualTo(200);
        assertThat(taken.body()).contains("3 lästes in och väntar på granskning", "Hälsmärta", "Res dig på tå");
        var ids = manuscriptsOn(taken);
        assertThat(ids).hasSize(3);
        assertThat(get("/conditions/halsmarta", null).statusCode())
                .as("nobody stands for it yet")
                .isEqualTo(404);
        var again = upload(editor, IMPORT, files);
        assertThat(again.statusCode()).as("it is on its way already").isEqualTo(409);
        assertThat(again.body()).containsPattern(MANUSCRIPT).doesNotContain("??");

        ids.forEach(this::approve);
        var plan = ofKind(ids, "follow-up-plan");
        assertThat(get("/staff/content/manuscripts/" + plan, editor).body())
                .as("it goes out whole")
                .contains("Publiceras tillsammans med", "Hälsmärta");
        publish(ids, "follow-up-plan");

        var page = get("/conditions/halsmarta", null);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("Res dig på tå", "Elin Forsgren, leg. naprapat", "Hälsmärta", "Version 1");
        assertThat(page.body())
                .as("it has no sign that asks for the emergency department, and no heading without one")
                .contains("Ring 1177 eller oss i dag om du")
                .doesNotContain("åk till en akutmottagning nu om du");
        assertThat(get("/conditions/heel-pain?lang=en", null).body())
                .contains("Rise on your toes", "Something may be broken.");
        assertThat(get("/search?q=h%C3%A4lsporre", null).body()).contains("/conditions/halsmarta");
        assertThat(get("/search?q=sore+foot+in+the+morning&lang=en", null).body())
                .contains("/conditions/heel-pain");
        assertThat(get("/sitemap.xml", null).body()).contains("/conditions/halsmarta");
        assertThat(get("/api/conditions", null).body()).contains(CONDITION.toString());
        assertThat(database.sql(
                                "select type from outbox where key like :key || '%' or payload ->> 'conditionId' = :key")
                        .param("key", CONDITION.toString())
                        .query(String.class)
                        .list())
                .containsOnlyOnce("content.follow-up-plan.published")
                .contains("content.condition.published");

        var out = unpacked(exported(CONDITION));
        assertThat(out.keySet())
                .hasSize(files.size())
                .allSatisfy(name -> assertThat(name).endsWith(".yaml"));
        assertThat(upload(editor, IMPORT, out).body())
                .as("what was given out is what is published")
                .contains("Allt i filerna är redan publicerat just så.");
    }

    @Test
    void whatOneOfThemAsksForAnotherMayBring() throws IOException {
        var neck = items.all().stream()
                .filter(item -> item.title("sv").startsWith("Nacksmärta"))
                .findFirst()
                .orElseThrow();
        var files = unpacked(exported(neck.id()));
        var advice = files.entrySet().stream()
                .filter(file -> file.getKey().startsWith("follow-up-plan"))
                .map(file -> YAML.readTree(file.getValue())
                        .at("/steps/0/advice/0/advice")
                        .asString())
                .findFirst()
                .orElseThrow();
        files.replaceAll((name, file) -> {
            var id = YAML.readTree(file).path("id").asString();
            var text = text(files, name);
            if (id.equals(neck.id().toString())) {
                text = text.replace(
                        "switches: []", "switches: [{id: desk, name: Skrivbord, choices: [{id: much, name: Mycket}]}]");
            } else if (id.equals(advice)) {
                text = text.replace("needs: []", "needs: [{id: desk, choices: [much]}]");
            }
            return text.getBytes(StandardCharsets.UTF_8);
        });

        var taken = upload(editor, IMPORT, files);

        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(200);
        assertThat(taken.body()).contains("2 lästes in och väntar på granskning");
        for (var id : manuscriptsOn(taken)) {
            press(editor, "/staff/content/manuscripts/" + id, "removal", id, Map.of("words", "Var ett försök."));
        }
    }

    /** Neither can be published alone: the plan would miss what it asks for, or ask for what is not there. */
    @Test
    void idThatIsCorrectedInAConditionAndItsAdviceIsPublishedInBothAtOnce() throws IOException {
        var files = anotherHeel("tight-calf");
        var ids = manuscriptsOn(upload(editor, IMPORT, files));
        assertThat(ids).hasSize(3);
        ids.forEach(this::approve);
        publish(ids, "follow-up-plan");

        var corrected = manuscriptsOn(upload(editor, IMPORT, corrected(files, "tight-calf", "short-calf")));
        assertThat(corrected).hasSize(2);
        var advice = ofKind(corrected, "advice");
        var address = "/staff/content/manuscripts/" + advice;
        press(editor, address, "return", advice, Map.of("words", "En gång till."));
        press(editor, address, "review", advice, Map.of());
        corrected.forEach(this::approve);
        publish(corrected, "condition");

        for (var id : ids) {
            var item = manuscripts.manuscript(id).orElseThrow().written().id();
            var versions = items.item(item).orElseThrow();
            assertThat(versions.version()).isEqualTo(versions.plan() ? 1 : 2);
            var withdrawal = "/staff/content/items/" + item + "/withdrawal";
            press(editor, withdrawal, withdrawal, Map.of("reason", "Var ett försök."));
        }
    }

    /** The condition of the files under ids of its own, with a mechanism that its advice is for. */
    private static Map<String, byte[]> anotherHeel(String mechanism) throws IOException {
        var files = files();
        for (var old : List.of(
                CONDITION.toString(), "0c7a1f52-9d3e-4c55-9f6b-7a2c5e8d1b21", "b3f6a9c4-1d27-4e80-a5c3-6e1f2d9b7c32")) {
            files = corrected(files, old, UUID.randomUUID().toString());
        }
        files = corrected(files, "slug: ", "slug: other-");
        var named = corrected(
                files,
                "mechanisms: []",
                "mechanisms: [{id: %s, name: A, definition: B, signs: [], meaning: C}]".formatted(mechanism));
        files.replaceAll((name, file) -> name.startsWith("condition.") ? named.getOrDefault(name, file) : file);
        return corrected(files, "mechanisms: []", "mechanisms: [" + mechanism + "]");
    }

    private static Map<String, byte[]> corrected(Map<String, byte[]> files, String old, String by) {
        var corrected = new LinkedHashMap<String, byte[]>();
        files.forEach((name, file) ->
                corrected.put(name, text(files, name).replace(old, by).getBytes(StandardCharsets.UTF_8)));
        return corrected;
    }

    private UUID ofKind(List<UUID> ids, String kind) {
        return ids.stream().filter(id -> kind(id).equals(kind)).findFirst().orElseThrow();
    }

    private void approve(UUID id) {
        press(
                clinician,
                "/staff/content/manuscripts/" + id,
                "approval",
                id,
                Map.of("name", "Elin Forsgren", "title", "leg. naprapat"));
    }

    private void publish(List<UUID> ids, String kind) {
        var id = ofKind(ids, kind);
        press(editor, "/staff/content/manuscripts/" + id, "publication", id, Map.of());
    }

    @Test
    void whatCannotBeHandedInIsNamedWithItsFault() throws IOException {
        var files = files();
        files.put(
                "condition.sv.yaml",
                text(files, "condition.sv.yaml")
                        .replace("reviewBy: 2027-11-22", "reviewBy: 2020-02-29")
                        .getBytes(StandardCharsets.UTF_8));

        var refused = upload(editor, IMPORT, files);

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains("Besvär", "Hälsmärta", "Svenska", "Granskas senast är en dag som har gått (2020-02-29).")
                .doesNotContain("??");
        assertThat(manuscripts.underWay(CONDITION)).isEmpty();
    }

    @Test
    void whatWasNeverPublishedAndIsDroppedLeadsToTheList() throws IOException {
        var id = UUID.randomUUID().toString();
        var files = files();
        files.keySet().removeIf(name -> !name.startsWith("advice-"));
        files.replaceAll((name, file) ->
                text(files, name).replaceFirst("id: \\S+", "id: " + id).getBytes(StandardCharsets.UTF_8));
        var manuscript = manuscriptsOn(upload(editor, IMPORT, files)).getFirst();
        var page = "/staff/content/manuscripts/" + manuscript;

        var dropped = press(editor, page, page + "/removal", Map.of("seen", "1", "words", "Var ett försök."));

        assertThat(dropped.statusCode()).as(dropped.body()).isEqualTo(303);
        assertThat(dropped.headers().firstValue("location")).contains("/staff/content");
    }

    private static List<UUID> manuscriptsOn(HttpResponse<String> page) {
        return MANUSCRIPT
                .matcher(page.body())
                .results()
                .map(found -> UUID.fromString(found.group(1)))
                .distinct()
                .toList();
    }

    /** Every condition that ships, with all its exercises and drawings. */
    @Test
    void everyConditionComesBackFromItsFilesAsItWas() throws IOException {
        for (var item : items.all()) {
            if (item.kind().equals("condition") && item.inForce() && !item.id().equals(CONDITION)) {
                var out = unpacked(exported(item.id()));
                assertThat(out).as(item.title("en")).hasSizeGreaterThan(20);
                assertThat(upload(editor, IMPORT, out).body())
                        .as(item.title("en"))
                        .contains("Allt i filerna är redan publicerat just så.");
            }
        }
    }

    @Test
    void whatIsNoFileOfContentIsRefusedByName() {
        assertThat(upload(editor, IMPORT, Map.of()).statusCode()).isEqualTo(422);
        var odd = upload(editor, IMPORT, Map.of("poem.sv.yaml", "a: b".getBytes(StandardCharsets.UTF_8)));
        assertThat(odd.statusCode()).isEqualTo(422);
        assertThat(odd.body()).contains("poem.sv.yaml", "no kind of content is called so");
        var advice =
                upload(editor, IMPORT, Map.of("advice-x.sv.yaml", "id: <script>".getBytes(StandardCharsets.UTF_8)));
        assertThat(advice.statusCode()).isEqualTo(422);
        assertThat(advice.body()).contains("advice-x.sv.yaml, line 1").doesNotContain("<script>\"");
    }

    private String kind(UUID manuscript) {
        return manuscripts.manuscript(manuscript).orElseThrow().written().kind();
    }

    private void press(String pass, String page, String what, UUID id, Map<String, String> fields) {
        var all = new LinkedHashMap<>(fields);
        all.put("seen", String.valueOf(manuscripts.manuscript(id).orElseThrow().revision()));
        var answer = press(pass, page, page + "/" + what, all);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
    }

    private byte[] exported(UUID item) {
        try (var browser = HttpClient.newHttpClient()) {
            return browser.send(
                            HttpRequest.newBuilder(URI.create(
                                            "http://127.0.0.1:" + port + "/staff/content/items/" + item + "/export"))
                                    .header("Cookie", "staff-pass=" + editor)
                                    .build(),
                            HttpResponse.BodyHandlers.ofByteArray())
                    .body();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, byte[]> unpacked(byte[] zip) throws IOException {
        var files = new LinkedHashMap<String, byte[]>();
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), in.readAllBytes());
            }
        }
        return files;
    }

    private static String text(Map<String, byte[]> files, String name) {
        return new String(files.getOrDefault(name, new byte[0]), StandardCharsets.UTF_8);
    }

    private static Map<String, byte[]> files() throws IOException {
        var files = new LinkedHashMap<String, byte[]>();
        for (var file : new PathMatchingResourcePatternResolver().getResources("classpath:another-condition/*.yaml")) {
            files.put(String.valueOf(file.getFilename()), file.getContentAsByteArray());
        }
        assertThat(files).hasSize(5);
        return files;
    }
}
