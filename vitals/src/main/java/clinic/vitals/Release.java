package clinic.vitals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;

/**
 * Which release of the software runs.
 *
 * @param commit as git describes it, with the tag it comes after if there is one, and "-dirty" behind what was not
 *     committed; null where nobody told the build
 * @param time when that was committed, or when it was built with what was not committed; null likewise
 */
public record Release(@Nullable String commit, @Nullable Instant time) {

    static Release own() {
        try {
            Properties told =
                    PropertiesLoaderUtils.loadProperties(new ClassPathResource("clinic/vitals/release.properties"));
            return of(told.getProperty("commit", ""), told.getProperty("time", ""));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static Release of(String commit, String time) {
        return new Release(commit.isBlank() ? null : commit, instant(time));
    }

    private static @Nullable Instant instant(String time) {
        try {
            return Instant.parse(time);
        } catch (DateTimeException untold) {
            return null;
        }
    }
}
