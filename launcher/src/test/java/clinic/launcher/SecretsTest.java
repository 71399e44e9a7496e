package clinic.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import clinic.contracts.SecretLink;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {

    @TempDir
    Path folder;

    @Test
    void onlyTheOwnerMayReadThem() throws Exception {
        Secrets.in(DataFolder.open(folder));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("secrets"))))
                .isEqualTo("rw-------");
    }

    @Test
    void theyAreDrawnOnceAndKept() throws Exception {
        Secrets first = Secrets.in(DataFolder.open(folder));
        Secrets again = Secrets.in(DataFolder.open(folder));
        assertThat(again.linkKey()).isEqualTo(first.linkKey());
        assertThat(again.staffPassword()).isEqualTo(first.staffPassword());
        assertThat(again.databasePassword("booking")).isEqualTo(first.databasePassword("booking"));
    }

    @Test
    void noTwoClinicsShareThem() throws Exception {
        Secrets one = Secrets.in(DataFolder.open(folder.resolve("one")));
        Secrets other = Secrets.in(DataFolder.open(folder.resolve("other")));
        assertThat(one.linkKey()).isNotEqualTo(other.linkKey());
        assertThat(one.staffKey()).isNotEqualTo(other.staffKey()).isNotEqualTo(one.linkKey());
        assertThat(one.staffPassword()).isNotEqualTo(other.staffPassword());
    }

    @Test
    void theLinkKeyIsLongEnoughForLinks() throws Exception {
        assertThat(new SecretLink('a', Secrets.in(DataFolder.open(folder)).linkKey()))
                .isNotNull();
    }

    @Test
    void whatIsMissingIsDrawnWhereNothingWasBooked() throws Exception {
        Files.writeString(folder.resolve("secrets"), "link.key=cutsho");
        assertThat(new SecretLink('a', Secrets.in(DataFolder.open(folder)).linkKey()))
                .isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "link.key=cutsho", "staff.password=abc", "link.key=\\u00"})
    void aDamagedKeyIsNotReplacedBehindThePatientsBack(String left) throws Exception {
        DataFolder data = DataFolder.open(folder);
        Files.writeString(data.secrets(), left);
        Files.writeString(data.postgresWhole(), "");

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> Secrets.in(data))
                .withMessageContaining(data.secrets().toString())
                .withMessageContaining("./clinic up --fresh");
    }

    @Test
    void aLostPasswordIsDrawnAnew() throws Exception {
        DataFolder data = DataFolder.open(folder);
        String key = Secrets.in(data).linkKey();
        Files.writeString(data.postgresWhole(), "");
        Files.writeString(data.secrets(), "link.key=" + key);

        assertThat(Secrets.in(data).linkKey()).isEqualTo(key);
        assertThat(Secrets.in(data).staffPassword()).isNotNull();
    }
}
