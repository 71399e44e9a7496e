package clinic.content.publication;

import static clinic.contracts.booking.StaffRole.EDITOR;
import static org.assertj.core.api.Assertions.assertThat;

import clinic.content.RunningContent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;

/** A clinic of its own, without the profile demo: nothing is published until its clinicians have approved it. */
@ActiveProfiles(inheritProfiles = false)
class OwnClinicIT extends RunningContent {

    private static final String IMPORT = "/staff/content/import";

    private final String editor = pass(UUID.randomUUID(), EDITOR);

    @Autowired
    private JdbcClient database;

    @Test
    void nothingIsPublishedNorAnnounced() {
        assertNothingIsPublished();
        assertThat(get("/api/conditions", null).body()).isEqualTo("[]");
        assertThat(get("/sitemap.xml", null).body())
                .contains("<loc>https://clinic.example/?lang=sv</loc>")
                .doesNotContain("/conditions/", "/treatments/");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /conditions            | Här kommer våra råd om besvär att finnas.
            /conditions?lang=en    | Our advice on conditions will be here
            /treatments            | Här kommer vi att berätta hur vi behandlar.
            /treatments?lang=en    | Here we will tell you how we treat.
            /search                | Här kommer våra råd om besvär att finnas.
            /search?lang=en        | Our advice on conditions will be here
            /accessibility         | Hör av dig till mottagningen
            /accessibility?lang=en | Get in touch with the clinic
            /search?q=rygg         | Vi hittade inget om ”rygg”
            /search?q=back&lang=en | We found nothing about “back”
            """)
    void listSaysThatNothingIsThereYet(String path, String sentence) {
        var page = get(path, null);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("<h1", sentence, "</html>").doesNotContain("??", "card-list");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /        | Boka tid när det gör ont att röra sig | Råd också efteråt | Läs om besvär         | naprapat
            /?lang=en| Book a visit when it hurts to move    | Advice afterwards | Read about conditions | Naprapath
            """)
    void startPagePromisesNothingThatIsNotThere(
            String path, String title, String advice, String articles, String profession) {
        var page = get(path, null);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains(title, "</html>").doesNotContain("??", advice, articles, profession);
    }

    @Test
    void samplesAreTakenInAsDraftsWithTheirFolders() throws IOException {
        assertThat(get("/staff/content", editor).body())
                .contains("Här finns inget än.")
                .doesNotContain("??");
        var files = samples();
        var items = files.keySet().stream()
                .filter(path -> !path.endsWith(".en.yaml"))
                .count();
        files.put("content/README.md", "# Texts".getBytes(StandardCharsets.UTF_8));
        files.put("__MACOSX/content/._condition.sv.yaml", "Mac OS X".getBytes(StandardCharsets.UTF_8));

        var taken = upload(editor, IMPORT, Map.of("content.zip", zip(files)));

        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(200);
        assertThat(taken.body()).contains(items + " lästes in och väntar på granskning");
        assertThat(count("select count(*) from manuscript where state = 'IN_REVIEW' and approved_by is null"))
                .isEqualTo(items);
        assertThat(get("/staff/content", editor).body()).doesNotContain("Här finns inget än.", "??");
        assertThat(get("/conditions", null).body()).contains("Här kommer våra råd om besvär att finnas.");
        assertNothingIsPublished();
    }

    @Test
    void sampleThatStandsInTwoFoldersIsRefused() throws IOException {
        var files = samples();
        var path = files.keySet().iterator().next();
        files.put("copy/" + path, files.getOrDefault(path, new byte[0]));

        var refused = upload(editor, IMPORT, Map.of("content.zip", zip(files)));

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("copy/" + path, "it has the id and locale of " + path);
    }

    private void assertNothingIsPublished() {
        assertThat(count("select count(*) from publication")).isZero();
        assertThat(count("select count(*) from outbox where topic like 'content.%'"))
                .isZero();
    }

    private long count(String sql) {
        return database.sql(sql).query(Long.class).single();
    }

    /** As they stand in their folder, whole. */
    private static Map<String, byte[]> samples() throws IOException {
        var files = new LinkedHashMap<String, byte[]>();
        for (var file : new PathMatchingResourcePatternResolver().getResources("classpath*:content/*/*.yaml")) {
            var path = file.getURL().getPath();
            files.put(path.substring(path.lastIndexOf("/content/") + 1), file.getContentAsByteArray());
        }
        assertThat(files).hasSizeGreaterThan(100);
        return files;
    }

    private static byte[] zip(Map<String, byte[]> files) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}
