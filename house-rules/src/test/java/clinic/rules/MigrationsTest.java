package clinic.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrationsTest {

    private static final Pattern NAME = Pattern.compile("V\\d+(\\.\\d+)?__[a-z0-9]+(_[a-z0-9]+)*\\.sql");

    @Test
    void migrationsSayWhatTheyDo() {
        assertThat(misnamed(Sources.ofTheHouse())).isEmpty();
    }

    @Test
    void misnamedMigrationIsSeen(@TempDir Path house) throws IOException {
        Path folder = Files.createDirectories(house.resolve("booking-service/src/main/resources/db/migration"));
        Files.createFile(folder.resolve("V001__create_appointments.sql"));
        Files.createFile(folder.resolve("V0.1__create_outbox.sql"));
        Files.createFile(folder.resolve("V2__AddStuff.sql"));
        Files.createFile(folder.resolve("R__views.sql"));

        assertThat(misnamed(new Sources(house)))
                .extracting(file -> Path.of(file).getFileName().toString())
                .containsExactly("R__views.sql", "V2__AddStuff.sql");
    }

    /** The fictional clinic is data that may be laid again, beside the schema; nothing else is. */
    private static List<String> misnamed(Sources sources) {
        return sources.under("src/main/resources/db").stream()
                .filter(file -> file.toString().endsWith(".sql"))
                .filter(file -> !file.endsWith("fictional-clinic/R__fictional_clinic.sql"))
                .filter(file -> !NAME.matcher(file.getFileName().toString()).matches())
                .map(sources::shortName)
                .toList();
    }
}
