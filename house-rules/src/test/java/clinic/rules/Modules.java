package clinic.rules;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The modules of the repository and which of them each needs to run, as its pom says.
 *
 * @param needs by module, in the order in which they are built
 */
record Modules(Map<String, String> purposes, Map<String, Set<String>> needs) {

    private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");
    private static final Pattern PURPOSE = Pattern.compile("(?s)<description>(.*?)</description>");
    private static final Pattern DEPENDENCY = Pattern.compile("(?s)<dependency>(.*?)</dependency>");
    private static final Pattern OURS =
            Pattern.compile("<groupId>clinic</groupId>\\s*<artifactId>([^<]+)</artifactId>");

    static Modules of(Path repository) {
        Map<String, String> purposes = new TreeMap<>();
        Map<String, Set<String>> needs = new TreeMap<>();
        MODULE.matcher(Sources.read(repository.resolve("pom.xml")))
                .results()
                .map(module -> module.group(1))
                .filter(module -> Files.exists(repository.resolve(module).resolve("pom.xml")))
                .forEach(module -> {
                    String pom = Sources.read(repository.resolve(module).resolve("pom.xml"));
                    purposes.put(module, purpose(pom));
                    needs.put(module, needed(pom));
                });
        return new Modules(purposes, needs);
    }

    private static String purpose(String pom) {
        var found = PURPOSE.matcher(pom);
        return found.find() ? found.group(1).strip() : "";
    }

    private static Set<String> needed(String pom) {
        Set<String> needed = new TreeSet<>();
        DEPENDENCY
                .matcher(pom)
                .results()
                .map(dependency -> dependency.group(1))
                .filter(dependency -> Stream.of("test", "provided")
                        .noneMatch(scope -> dependency.contains("<scope>" + scope + "</scope>")))
                .forEach(dependency -> OURS.matcher(dependency)
                        .results()
                        .map(one -> one.group(1))
                        .forEach(needed::add));
        return needed;
    }

    /** Without what comes along with another: an arrow for each step, none for the steps taken together. */
    Map<String, Set<String>> direct() {
        Map<String, Set<String>> direct = new TreeMap<>();
        needs.forEach((module, needed) -> {
            Set<String> steps = new TreeSet<>(needed);
            needed.forEach(step -> steps.removeAll(behind(step)));
            direct.put(module, steps);
        });
        return direct;
    }

    private Set<String> behind(String module) {
        Set<String> behind = new TreeSet<>();
        for (String next : needs.getOrDefault(module, Set.of())) {
            behind.add(next);
            behind.addAll(behind(next));
        }
        return behind;
    }

    /** Those that only serve tests and measurements need nothing when they run, and are needed by nothing that runs. */
    List<String> running() {
        Set<String> needed = new TreeSet<>();
        needs.values().forEach(needed::addAll);
        return needs.keySet().stream()
                .filter(module -> needed.contains(module)
                        || !needs.getOrDefault(module, Set.of()).isEmpty())
                .toList();
    }
}
