package clinic.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Everything that the clinic is made of may be run, changed and passed on by whoever has it. Said by the project file that
 * lies beside each library, or by one of its parents; where several licences are offered, one that is allowed is enough.
 */
class LicencesTest {

    private static final Pattern ALLOWED = Pattern.compile(
            "(?i).*(apache|\\bmit\\b|mit-0|\\b0?bsd\\b|eclipse|\\bE[PD]L\\b|mozilla|\\bMPL\\b|CC0|public domain|bouncy"
                    + " castle|go license|postgresql|unicode|universal permissive|\\bUPL\\b).*");

    /** Whose project file says something else than the library itself, looked at by a person. */
    private static final Map<String, String> LOOKED_AT = Map.of(
            "spring-session-core", "META-INF/LICENSE.txt inside is the Apache License 2.0",
            "spring-session-jdbc", "META-INF/LICENSE.txt inside is the Apache License 2.0");

    private static final Pattern LICENCES = Pattern.compile("(?s)<licenses>(.*?)</licenses>");
    private static final Pattern NAME = Pattern.compile("(?s)<license>.*?<name>\\s*(.*?)\\s*</name>");
    private static final Pattern PARENT = Pattern.compile("(?s)<parent>(.*?)</parent>");
    private static final int LEAST = 200;

    @Test
    void everyLibraryMayBePassedOn() {
        List<Path> libraries = Stream.of(
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                                .split(System.getProperty("path.separator")))
                .map(Path::of)
                .filter(file -> file.toString().endsWith(".jar"))
                .filter(file -> !isOurs(file))
                .toList();
        assertThat(libraries).hasSizeGreaterThan(LEAST);

        assertThat(libraries.stream().flatMap(library -> objection(library).stream()))
                .isEmpty();
        Set<String> there = new TreeSet<>();
        libraries.forEach(library -> there.add(artifact(library)));
        assertThat(there).as("nothing is excused that is not there").containsAll(LOOKED_AT.keySet());
    }

    @Test
    void otherLicenceIsSeen(@TempDir Path repository) throws IOException {
        Path closed =
                library(repository, "closed", "<licenses><license><name>Ours Alone 1.0</name></license></licenses>");
        Path silent = library(repository, "silent", "");
        Path offered = library(
                repository,
                "offered",
                "<licenses><license><name>GPL2 w/ CPE</name></license><license><name>EPL"
                        + " 2.0</name></license></licenses>");
        Path child = library(
                repository,
                "child",
                "<parent><groupId>org.example</groupId><artifactId>offered</artifactId><version>1</version></parent>");

        assertThat(Stream.of(closed, silent, offered, child).flatMap(library -> objection(library).stream()))
                .containsExactly("closed: [Ours Alone 1.0]", "silent: []");
    }

    private static Path library(Path repository, String artifact, String said) throws IOException {
        Path folder = Files.createDirectories(
                repository.resolve("org/example").resolve(artifact).resolve("1"));
        Files.writeString(
                folder.resolve(artifact + "-1.pom"),
                "<project>" + said + "<groupId>org.example</groupId><artifactId>" + artifact
                        + "</artifactId></project>");
        return Files.createFile(folder.resolve(artifact + "-1.jar"));
    }

    /** Just built, or installed as such. */
    private static boolean isOurs(Path file) {
        return above(file).endsWith("target") || above(above(above(file))).endsWith("clinic");
    }

    private static Optional<String> objection(Path library) {
        String artifact = artifact(library);
        List<String> licences = licences(projectFile(above(library), artifact));
        boolean good = LOOKED_AT.containsKey(artifact)
                || licences.stream().anyMatch(name -> ALLOWED.matcher(name).matches());
        return good ? Optional.empty() : Optional.of(artifact + ": " + licences);
    }

    /** As a repository lays it out: group/artifact/version/file. */
    private static String artifact(Path library) {
        return String.valueOf(above(above(library)).getFileName());
    }

    private static Path above(Path file) {
        return Objects.requireNonNull(file.getParent());
    }

    private static Path projectFile(Path version, String artifact) {
        return version.resolve(artifact + "-" + version.getFileName() + ".pom");
    }

    private static List<String> licences(Path projectFile) {
        String said = Sources.read(projectFile).replaceAll("(?s)<!--.*?-->", "");
        Matcher own = LICENCES.matcher(said);
        if (own.find()) {
            List<String> names = new ArrayList<>();
            NAME.matcher(own.group(1)).results().forEach(found -> names.add(found.group(1)));
            return names;
        }
        Matcher parent = PARENT.matcher(said);
        return parent.find() ? licences(parent(projectFile, said, parent.group(1))) : List.of();
    }

    private static Path parent(Path projectFile, String said, String parent) {
        String group = value("groupId", said.replace(parent, ""))
                .orElseGet(() -> value("groupId", parent).orElseThrow());
        Path repository = above(above(above(projectFile)));
        for (int steps = group.split("\\.").length; steps > 0; steps--) {
            repository = above(repository);
        }
        String artifact = value("artifactId", parent).orElseThrow();
        Path version = repository
                .resolve(value("groupId", parent).orElseThrow().replace('.', '/'))
                .resolve(artifact)
                .resolve(value("version", parent).orElseThrow());
        return projectFile(version, artifact);
    }

    /** The project's own stands before its dependencies'. */
    private static Optional<String> value(String tag, String xml) {
        String own = xml.replaceAll("(?s)<(dependencies|dependencyManagement|build|profiles)>.*", "");
        Matcher found =
                Pattern.compile("<" + tag + ">\\s*(.*?)\\s*</" + tag + ">").matcher(own);
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }
}
