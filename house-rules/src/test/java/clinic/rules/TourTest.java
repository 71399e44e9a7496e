package clinic.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** docs/tour.md leads to methods that there are. */
class TourTest {

    private static final Sources HOUSE = Sources.ofTheHouse();
    private static final Pattern STEP = Pattern.compile("\\[`(?:(\\w+)\\.)?(\\w+)`\\]\\(\\.\\./([^)]+\\.java)\\)");
    private static final Pattern STOP = Pattern.compile("(?m)^(\\d+)\\. \\*\\*");

    @Test
    void everyStopIsThere() {
        String tour = Sources.read(HOUSE.repository().resolve("docs/tour.md"));

        assertThat(STOP.matcher(tour).results().map(stop -> stop.group(1)))
                .containsExactly("1", "2", "3", "4", "5", "6", "7", "8", "9", "10");
        assertThat(STEP.matcher(tour).results()).hasSizeGreaterThanOrEqualTo(10);
        assertThat(astray(tour)).isEmpty();
    }

    @Test
    void aStopThatIsGoneIsSeen() {
        String relay = "../messaging/src/main/java/clinic/messaging/Relay.java";

        assertThat(astray("[`Relay.ride`](%s) [`Relay.relay`](%s) [`Gone.relay`](%s)"
                        .formatted(relay, relay, relay.replace("Relay", "Gone"))))
                .containsExactly("Relay.ride", "Gone.relay");
    }

    private static List<String> astray(String tour) {
        return STEP.matcher(tour)
                .results()
                .filter(step -> !isThere(step))
                .map(step -> step.group(1) + "." + step.group(2))
                .toList();
    }

    private static boolean isThere(MatchResult step) {
        Path file = HOUSE.repository().resolve(step.group(3));
        boolean named = step.group(1) == null || file.endsWith(step.group(1) + ".java");
        return named
                && Files.isRegularFile(file)
                && Pattern.compile("(?m)^    [^ *\\n=]*[\\w<>\\[\\]?, .]* " + step.group(2) + "\\(")
                        .matcher(Sources.read(file))
                        .find();
    }
}
