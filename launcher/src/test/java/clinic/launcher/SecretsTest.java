package clinic.launcher;

import static clinic.contracts.SecretLink.Purpose.MANAGE_APPOINTMENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import clinic.contracts.SecretLink;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.UUID;
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

    @Test
    void renewedKeysMakeNewLinksAndOpenThoseThatAreOut() throws Exception {
        DataFolder data = DataFolder.open(folder);
        Secrets first = Secrets.in(data);
        UUID visit = UUID.randomUUID();
        String link = new SecretLink('a', first.linkKey()).token(MANAGE_APPOINTMENT, visit, "nonce");
        String staff = first.staffKey();

        Secrets.in(data).renew(Order.Renew.What.LINKS);
        Secrets.in(data).renew(Order.Renew.What.LINKS);
        Secrets.in(data).renew(Order.Renew.What.STAFF);

        Secrets now = Secrets.in(data);
        SecretLink links = new SecretLink(now.linkKeyId().charAt(0), now.linkKey(), now.earlierLinkKeys());
        assertThat(links.opens(link, MANAGE_APPOINTMENT, visit, "nonce")).isTrue();
        assertThat(links.token(MANAGE_APPOINTMENT, visit, "nonce")).startsWith("c");
        assertThat(now.opens(first.linkKeyFingerprint()))
                .as("a back-up of then")
                .isTrue();
        assertThat(now.earlierStaffKey()).isEqualTo(staff).isNotEqualTo(now.staffKey());
    }

    @Test
    void onlyTheDatabasesGetNewPasswords() throws Exception {
        DataFolder data = DataFolder.open(folder);
        Secrets first = Secrets.in(data);
        Secrets.in(data).renew(Order.Renew.What.DATABASES);
        Secrets now = Secrets.in(data);
        assertThat(now.databasePassword("reminder")).isNotEqualTo(first.databasePassword("reminder"));
        assertThat(now.linkKey()).isEqualTo(first.linkKey());
        assertThat(now.staffPassword()).isEqualTo(first.staffPassword());
    }
}
