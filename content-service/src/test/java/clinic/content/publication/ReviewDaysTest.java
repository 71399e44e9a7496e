package clinic.content.publication;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** When the samples have to be looked at again. */
class ReviewDaysTest {

    private static final int A_WEEKS_WORK = 4;

    private static final Pattern ITEM = Pattern.compile("(?ms)^id: (\\S+)$.*?^reviewBy: (\\S+)$");

    private record Reviewed(String item, LocalDate by) {}

    @Test
    void noWeekAsksForMoreThanAFewAndAnItemIsReviewedInAllItsLanguages() throws IOException {
        Map<LocalDate, Set<String>> weeks = samples().stream()
                .collect(groupingBy(one -> one.by().with(DayOfWeek.MONDAY), mapping(Reviewed::item, toSet())));
        assertThat(weeks)
                .isNotEmpty()
                .allSatisfy((week, items) ->
                        assertThat(items).as("in the week of %s", week).hasSizeLessThanOrEqualTo(A_WEEKS_WORK));
        Map<String, Set<LocalDate>> items =
                samples().stream().collect(groupingBy(Reviewed::item, mapping(Reviewed::by, toSet())));
        assertThat(items).allSatisfy((item, days) -> assertThat(days).as(item).hasSize(1));
    }

    private static List<Reviewed> samples() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/resources/content"))) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .map(ReviewDaysTest::read)
                    .toList();
        }
    }

    private static Reviewed read(Path file) {
        try {
            Matcher item = ITEM.matcher(Files.readString(file));
            assertThat(item.find()).as(file.toString()).isTrue();
            return new Reviewed(item.group(1), LocalDate.parse(item.group(2)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
