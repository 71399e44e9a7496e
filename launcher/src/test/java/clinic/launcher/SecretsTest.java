package clinic.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.contracts.SecretLink;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {

    @TempDir
    Path folder;

    @Test
    void onlyTheOwnerMayReadThem() throws Exception {
        Secrets.in(folder.resolve("secrets"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("secrets"))))
                .isEqualTo("rw-------");
    }

    @Test
    void theyAreDrawnOnceAndKept() throws Exception {
        Secrets first = Secrets.in(folder.resolve("secrets"));
        Secrets again = Secrets.in(folder.resolve("secrets"));
        assertThat(again.linkKey()).isEqualTo(first.linkKey());
        assertThat(again.staffPassword()).isEqualTo(first.staffPassword());
        assertThat(again.databasePassword("booking")).isEqualTo(first.databasePassword("booking"));
    }

    @Test
    void noTwoClinicsShareThem() throws Exception {
        Secrets one = Secrets.in(folder.resolve("one"));
        Secrets other = Secrets.in(folder.resolve("other"));
        assertThat(one.linkKey()).isNotEqualTo(other.linkKey());
        assertThat(one.staffPassword()).isNotEqualTo(other.staffPassword());
    }

    @Test
    void theLinkKeyIsLongEnoughForLinks() throws Exception {
        assertThat(new SecretLink('a', Secrets.in(folder.resolve("secrets")).linkKey()))
                .isNotNull();
    }
}
