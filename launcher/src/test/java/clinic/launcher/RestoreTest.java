package clinic.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
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
        DataFolder.delete(data.laidAside());
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
    void aDamagedCopyOfTheSecretsIsNotWrittenOver() throws Exception {
        // A new machine, to which the copy came incomplete.
        DataFolder.delete(data.postgres());
        Files.delete(data.postgresWhole());
        Files.writeString(data.secrets(), "link.key=cut");

        refused("does not belong to this back-up");

        assertThat(data.secrets()).hasContent("link.key=cut");
    }

    @Test
    void whatWasLaidAsideOnceIsNotDeletedByTheNext() throws Exception {
        Files.writeString(data.postgres().resolve("base/1/112"), "as it is");
        restore(file);

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> restore(file))
                .withMessageContaining(data.laidAside().toString());

        assertThat(data.laidAside().resolve("base/1/112")).hasContent("as it is");
    }

    @Test
    void theDatabasesAreReplacedLast() throws Exception {
        Files.writeString(data.postgres().resolve("base/1/112"), "as it is");
        DataFolder.delete(data.answers());
        Files.writeString(data.answers(), "in the way");

        assertThatIOException().isThrownBy(() -> restore(file));

        assertThat(data.postgres().resolve("base/1/112")).hasContent("as it is");
    }

    @Test
    void noStartForgetsWhatCameBackAfterAForgettingThatWasInterrupted() throws Exception {
        String secrets = Files.readString(data.secrets());
        Files.writeString(data.path().resolve("forgetting"), "");
        Files.createDirectories(data.kafka().resolve("half"));

        restore(file);

        assertThat(data.isHalfForgotten()).isFalse();
        assertThat(data.kafka()).doesNotExist();
        assertThat(data.postgres().resolve("base/1/112")).hasContent("as it was");
        assertThat(data.secrets()).hasContent(secrets);
    }

    @Test
    void aBackUpAfterAnInterruptedRestoreHasTheDatabases() throws Exception {
        Files.move(data.postgres(), data.postgres().resolveSibling("postgres.unpacked"));
        Path next = folder.resolve("next.zip");

        backUp(next);
        restore(next);

        assertThat(data.postgres().resolve("base/1/112")).hasContent("as it was");
    }

    @Test
    void aByteThatWasLostChangesNothing() throws Exception {
        byte[] bytes = Files.readAllBytes(file);
        String name = "postgres/base/1/112";
        int content = new String(bytes, StandardCharsets.ISO_8859_1).indexOf(name) + name.length();
        bytes[content + 2] ^= 0x10;
        Files.write(file, bytes);

        refused("no whole back-up");
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
