package clinic.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of a clinic that does not run; BackUpScenario does the same with one that works. */
class RestoreTest {

    private final Progress silent = new Progress(new PrintStream(PrintStream.nullOutputStream()));

    @TempDir
    Path folder;

    private DataFolder data;
    private Path file;

    @BeforeEach
    void aClinicThatWasBackedUp() throws Exception {
        data = DataFolder.open(folder.resolve("clinic"));
        Secrets.in(data);
        file = folder.resolve("clinic.zip");
        Files.createDirectories(data.postgres().resolve("base/1"));
        Files.createDirectories(data.postgres().resolve("pg_notify"));
        Files.writeString(data.postgres().resolve("base/1/112"), "as it was");
        Files.writeString(data.postgres().resolve("postmaster.opts"), "of this life alone");
        Files.writeString(data.postgresWhole(), "");
        Files.createDirectories(data.answers());
        Files.writeString(data.answers().resolve("one"), "sealed");
        backUp(file);
    }

    private void backUp(Path to) throws Exception {
        new BackUp(data, silent, InstantSource.fixed(Instant.parse("2026-11-28T02:00:00Z"))).obey(new Order.BackUp(to));
    }

    private void restore(Path from) throws Exception {
        new Restore(data, silent).obey(new Order.Restore(from));
    }

    @Test
    void whatWasThereThenIsThereAgainAndWhatIsThereNowIsLaidAside() throws Exception {
        Files.writeString(data.postgres().resolve("base/1/112"), "as it is");
        Files.delete(data.answers().resolve("one"));

        restore(file);

        assertThat(data.postgres().resolve("base/1/112")).hasContent("as it was");
        assertThat(data.postgres().resolve("pg_notify")).isEmptyDirectory();
        assertThat(data.postgres().resolve("postmaster.opts")).doesNotExist();
        assertThat(data.answers().resolve("one")).hasContent("sealed");
        assertThat(data.laidAside().resolve("base/1/112")).hasContent("as it is");
        assertThat(data.restored()).content().startsWith("2026-11-28T02:00:00Z ");
        assertThat(Files.getPosixFilePermissions(data.postgres())).hasSize(3);
    }

    @Test
    void everyRestoringHasAWordOfItsOwn() throws Exception {
        restore(file);
        String first = Files.readString(data.restored());
        restore(file);
        assertThat(data.restored()).content().isNotEqualTo(first);
    }

    @Test
    void whoeverIsInterruptedWhilePuttingItInPlaceGoesOnAtTheNextStart() throws Exception {
        Files.move(data.postgres(), data.postgres().resolveSibling("postgres.unpacked"));

        data.finishPuttingInPlace();

        assertThat(data.postgres().resolve("base/1/112")).hasContent("as it was");
    }

    @Test
    void aBackUpIsForItsOwnerOnlyAndNeverWrittenOver() throws Exception {
        assertThat(Files.getPosixFilePermissions(file)).hasSize(2);
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> backUp(file))
                .withMessageContaining("never written over");
        backUp(folder);
        assertThat(folder.resolve("clinic-2026-11-28T02-00-00Z.zip")).exists();
    }

    @Test
    void theSecretsAreKeptApart() throws Exception {
        String secrets = Files.readString(data.secrets());
        Files.delete(data.secrets());
        refused("that was kept apart from the back-up");

        Secrets.in(DataFolder.open(folder.resolve("another")));
        Files.copy(folder.resolve("another/secrets"), data.secrets());
        refused("does not belong to this back-up");

        Files.writeString(data.secrets(), secrets);
        restore(file);
    }

    @Test
    void whatIsNotWholeChangesNothing() throws Exception {
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length - 100));
        refused("no whole back-up");
        Files.delete(file);
        refused("There is no back-up");
    }

    private void refused(String sentence) {
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> restore(file)).withMessageContaining(sentence);
        assertThat(data.laidAside()).doesNotExist();
        assertThat(data.restored()).doesNotExist();
    }
}
