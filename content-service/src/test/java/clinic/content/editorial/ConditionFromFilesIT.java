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
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A condition that the software never heard of, taken in while it runs. */
class ConditionFromFilesIT extends RunningContent {

    private static final String IMPORT = "/staff/content/import";
    private static final UUID CONDITION = UUID.fromString("6f0d7c1e-52a3-4d1b-8a7f-3b9f0e4c2d10");
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
        var ids = MANUSCRIPT
                .matcher(taken.body())
                .results()
                .map(found -> UUID.fromString(found.group(1)))
                .distinct()
                .toList();
        assertThat(ids).hasSize(3);
        assertThat(get("/conditions/halsmarta", null).statusCode())
                .as("nobody stands for it yet")
                .isEqualTo(404);
        assertThat(upload(editor, IMPORT, files).statusCode())
                .as("it is on its way already")
                .isEqualTo(409);

        for (var id : ids) {
            press(
                    clinician,
                    "/staff/content/manuscripts/" + id,
                    "approval",
                    id,
                    Map.of("name", "Elin Forsgren", "title", "leg. naprapat"));
        }
        var plan = ids.stream()
                .filter(id -> kind(id).equals("follow-up-plan"))
                .findFirst()
                .orElseThrow();
        assertThat(get("/staff/content/manuscripts/" + plan, editor).body())
                .as("it goes out whole")
                .contains("Publiceras tillsammans med", "Hälsmärta");
        press(editor, "/staff/content/manuscripts/" + plan, "publication", plan, Map.of());

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
