package clinic.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real script in a repository of its own, with a Maven that only notes that it was called. */
class StaleBuildTest {

    private static final List<String> MODULES =
            List.of("launcher", "gateway", "booking-service", "reminder-service", "content-service", "viewer");

    @TempDir
    Path folder;

    private Path root;
    private Path calls;

    @BeforeEach
    void layOutRepository() throws Exception {
        root = Files.createDirectories(folder.resolve("a clinic of our own"));
        calls = Files.writeString(folder.resolve("calls"), "");
        Files.copy(Path.of("..", "clinic").toAbsolutePath().normalize(), root.resolve("clinic"));
        Files.writeString(Files.createDirectories(root.resolve(".mvn")).resolve("jvm.config"), "");
        Files.writeString(root.resolve("pom.xml"), "<project/>");
        for (String module : MODULES) {
            Files.createDirectories(root.resolve(module).resolve("src/main"));
            Files.writeString(root.resolve(module).resolve("pom.xml"), "<project/>");
            Files.writeString(root.resolve(module).resolve("src/main/Some thing.java"), "class Something {}");
        }
        Path maven = Files.createDirectories(folder.resolve("bin")).resolve("mvn");
        Files.writeString(maven, """
                #!/bin/sh
                if [ "$1" = -v ]; then echo 'Apache Maven 3.9.9 (fake)'; exit; fi
                echo "$@" >>'%s'
                for module in %s; do
                  mkdir -p $module/target
                  echo jar >$module/target/$module-0.1.0.jar
                  echo jar >$module/target/$module-0.1.0-app.jar
                done
                """.formatted(calls, String.join(" ", MODULES)));
        Files.setPosixFilePermissions(maven, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Test
    void whatIsBuiltIsNotBuiltAgain() throws Exception {
        up();
        up();
        assertThat(Files.readAllLines(calls)).hasSize(1).first().asString().contains("package");
    }

    @Test
    void aChangedSourceIsBuilt() throws Exception {
        up();
        Files.writeString(root.resolve("viewer/src/main/Some thing.java"), "class Other {}");
        up();
        assertThat(Files.readAllLines(calls)).hasSize(2);
    }

    @Test
    void aSourceThatIsGoneIsBuilt() throws Exception {
        up();
        Files.delete(root.resolve("viewer/src/main/Some thing.java"));
        up();
        assertThat(Files.readAllLines(calls)).hasSize(2);
    }

    /** A jar of them would go on to call itself what it was called before. */
    @Test
    void theSameSourcesAreBuiltAgainOnceCommitted() throws Exception {
        git("init", "--quiet");
        commit();
        Files.writeString(root.resolve("viewer/src/main/Some thing.java"), "class Other {}");
        up();
        commit();
        up();
        up();
        List<String> built = Files.readAllLines(calls);
        assertThat(built).hasSize(2);
        assertThat(built.getFirst()).containsPattern("-Dclinic.release.commit=[0-9a-f]+-dirty ");
        assertThat(built.getLast()).containsPattern("-Dclinic.release.commit=[0-9a-f]+ ");
    }

    @Test
    void aTouchedSourceIsNotAChange() throws Exception {
        up();
        Files.setLastModifiedTime(
                root.resolve("viewer/src/main/Some thing.java"), FileTime.from(Instant.parse("2040-01-01T00:00:00Z")));
        up();
        assertThat(Files.readAllLines(calls)).hasSize(1);
    }

    @Test
    void aMissingJarIsBuilt() throws Exception {
        up();
        Files.delete(root.resolve("viewer/target/viewer-0.1.0-app.jar"));
        up();
        assertThat(Files.readAllLines(calls)).hasSize(2);
    }

    @Test
    void whatSomebodyElseBuiltSinceIsNotTrusted() throws Exception {
        up();
        Files.setLastModifiedTime(
                root.resolve("viewer/target/viewer-0.1.0.jar"), FileTime.from(Instant.parse("2040-01-01T00:00:00Z")));
        up();
        assertThat(Files.readAllLines(calls)).hasSize(2);
    }

    @Test
    void nothingIsBuiltWhenTheBuildIsToBeTakenAsItIs() throws Exception {
        run("up", "CLINIC_BUILT", "1");
        assertThat(Files.readAllLines(calls)).isEmpty();
    }

    @Test
    void furtherArgumentsReachMaven() throws Exception {
        run("up", "CLINIC_MAVEN_ARGS", "-Dmaven.repo.local=/some/where -o");
        assertThat(Files.readAllLines(calls)).first().asString().contains("-Dmaven.repo.local=/some/where -o package");
    }

    @Test
    void downSaysThatNothingRuns() throws Exception {
        assertThat(run("down")).isEqualTo("The clinic is not running.\n");
    }

    private void commit() throws Exception {
        git("add", "pom.xml", "*/src/*");
        git(
                "-c",
                "user.name=Clinic",
                "-c",
                "user.email=clinic@clinic.example",
                "-c",
                "commit.gpgSign=false",
                "commit",
                "--quiet",
                "--message=As it is");
    }

    private void git(String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of("git", "-C", root.toString()));
        command.addAll(List.of(words));
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    }

    /** Ends with the launcher's jar, which is no jar here; what counts is whether Maven was called before. */
    private void up() throws Exception {
        run("up");
    }

    private String run(String verb, String... environment) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(root.resolve("clinic").toString(), verb)
                .directory(folder.toFile())
                .redirectErrorStream(true);
        builder.environment().put("CLINIC_JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("PATH", folder.resolve("bin") + ":" + System.getenv("PATH"));
        builder.environment().keySet().removeAll(List.of("CLINIC_HOME", "CLINIC_BUILT", "CLINIC_MAVEN_ARGS"));
        for (int i = 0; i < environment.length; i += 2) {
            builder.environment().put(environment[i], environment[i + 1]);
        }
        Process script = builder.start();
        return new String(script.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
