package clinic.content.editorial;

import static clinic.contracts.booking.StaffRole.EDITOR;
import static org.assertj.core.api.Assertions.assertThat;

import clinic.content.RunningContent;
import clinic.content.publication.ExportedFiles;
import clinic.content.publication.PublishedItem;
import clinic.content.publication.PublishedItems;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What cannot be taken in is refused with a reason that whoever sent it can do something about. */
class RefusedUploadIT extends RunningContent {

    private static final String IMPORT = "/staff/content/import";
    private static final Person WRITER = new Person(UUID.randomUUID(), "editor", Set.of(EDITOR));

    private final String editor = pass(UUID.randomUUID(), EDITOR);

    @Autowired
    private PublishedItems items;

    @Autowired
    private ExportedFiles exported;

    @Autowired
    private Manuscripts manuscripts;

    @Autowired
    private WorkOnManuscript work;

    @Test
    void languageThatNobodySentIsTakenAsItIsPublished() throws IOException {
        var advice = find("advice");
        var file = fileOf(advice, "sv");
        var taken = upload(Map.of(file.getKey(), text(file).replace("why: ", "why: Ja. ")));
        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(200);

        var manuscript = manuscripts.underWay(advice.id()).orElseThrow();
        assertThat(manuscript.written().texts()).containsOnlyKeys("sv", "en");
        assertThat(manuscript.written().in("sv").path("why").asString()).startsWith("Ja. ");
        assertThat(manuscript.written().in("en"))
                .isEqualTo(items.words(advice.id()).orElseThrow().in("en"));
        work.drop(manuscript.id(), manuscript.revision(), "Var ett försök.", WRITER);
    }

    @Test
    void newItemComesInBothLanguages() throws IOException {
        var advice = find("advice");
        var file = fileOf(advice, "sv");
        var another =
                text(file).replace(advice.id().toString(), UUID.randomUUID().toString());
        var refused = upload(Map.of(file.getKey(), another));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains(file.getKey(), "nothing is published in it");
    }

    @Test
    void itemDoesNotChangeItsKind() throws IOException {
        var advice = find("advice");
        var file = fileOf(find("treatment"), "sv");
        var method = text(file).replaceFirst("id: \\S+", "id: " + advice.id());
        var refused = upload(Map.of(file.getKey(), method));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains(file.getKey(), "does not change its kind");
        assertThat(manuscripts.underWay(advice.id())).isEmpty();
    }

    @Test
    void filesThatAreCalledAlikeAreNotWrittenOverEachOther() throws IOException {
        var archives = new LinkedHashMap<String, byte[]>();
        archives.put("first.zip", zip(Map.of("a/advice-walk.sv.yaml", 10)));
        archives.put("second.zip", zip(Map.of("a/advice-walk.sv.yaml", 10)));
        var refused = upload(editor, IMPORT, archives);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("Inget lästes in", "Två filer heter a/advice-walk.sv.yaml");
    }

    @Test
    @DisplayName("39: an archive that becomes huge is refused before it has")
    void archiveIsNotUnpackedWithoutEnd() throws IOException {
        assertRefused(zip(Map.of("notes.bin", 50_000_000)), "notes.bin är för stor");
        assertRefused(zip(Map.of("advice-walk.sv.yaml", 500_000)), "advice-walk.sv.yaml är för stor");
        var large = new LinkedHashMap<String, Integer>();
        for (int file = 0; file < 30; file++) {
            large.put("advice-" + file + ".sv.yaml", 390_000);
        }
        assertRefused(zip(large), "är för stor");
        var many = new LinkedHashMap<String, Integer>();
        for (int file = 0; file < 401; file++) {
            many.put(file + ".txt", 1);
        }
        assertRefused(zip(many), "fler filer än 400");
        assertRefused("PK\u0003\u0004 no archive".getBytes(StandardCharsets.ISO_8859_1), "går inte att packa upp");
    }

    @Test
    @DisplayName("39: whoever sends too much is led back and told so")
    void tooLargeAnUploadIsAnswered() {
        var answer = upload(editor, IMPORT, Map.of("advice-walk.sv.yaml", new byte[2_200_000]));
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("location")).contains(IMPORT + "?too-large");
        assertThat(get(IMPORT + "?too-large", editor).body())
                .contains("större än 2 MB")
                .doesNotContain("??");
        assertThat(get(IMPORT + "?too-large&lang=en", editor).body()).contains("larger than 2 MB");
        get(IMPORT + "?lang=sv", editor);
    }

    @Test
    void filesAreTakenNowhereElse() {
        var item = "/staff/content/items/" + find("advice").id();
        assertThat(upload(editor, item + "/withdrawal", Map.of("x.yaml", new byte[1]))
                        .statusCode())
                .isEqualTo(415);
        assertThat(send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/staff/content"))
                                .header("Content-Type", "Multipart/Form-Data; boundary=x")
                                .POST(HttpRequest.BodyPublishers.ofString("--x--\r\n")))
                        .statusCode())
                .as("by capital letters")
                .isEqualTo(415);
        var torn = send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api" + item + "/withdrawal"))
                .header("Content-Type", "multipart/form-data; boundary=x")
                .POST(HttpRequest.BodyPublishers.ofString("--x\r\nContent-Disposition: form-data; ")));
        assertThat(torn.statusCode()).isEqualTo(415);
        assertThat(torn.headers().firstValue("content-type")).hasValue("application/problem+json");
    }

    private void assertRefused(byte[] zip, String reason) {
        var refused = upload(editor, IMPORT, Map.of("content.zip", zip));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("Inget lästes in", reason).doesNotContain("??");
    }

    private HttpResponse<String> upload(Map<String, String> files) {
        var bytes = new LinkedHashMap<String, byte[]>();
        files.forEach((name, text) -> bytes.put(name, text.getBytes(StandardCharsets.UTF_8)));
        return upload(editor, IMPORT, bytes);
    }

    private PublishedItem find(String kind) {
        return items.all().stream()
                .filter(item -> item.kind().equals(kind) && item.inForce())
                .filter(item -> item.inLanguages().size() == 2)
                .filter(item -> manuscripts.underWay(item.id()).isEmpty())
                .findFirst()
                .orElseThrow();
    }

    /** The item itself is the first of what it is given out with. */
    private Map.Entry<String, byte[]> fileOf(PublishedItem item, String language) throws IOException {
        try (var in = new ZipInputStream(new ByteArrayInputStream(exported.of(item.id())))) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                var bytes = in.readAllBytes();
                if (entry.getName().endsWith("." + language + ".yaml")
                        && new String(bytes, StandardCharsets.UTF_8).contains("id: " + item.id())) {
                    return Map.entry(entry.getName(), bytes);
                }
            }
        }
        throw new AssertionError(item.toString());
    }

    private static String text(Map.Entry<String, byte[]> file) {
        return new String(file.getValue(), StandardCharsets.UTF_8);
    }

    /** @param sizes of the files in it, once they are unpacked */
    private static byte[] zip(Map<String, Integer> sizes) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var file : sizes.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(new byte[file.getValue()]);
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}
