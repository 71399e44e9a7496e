package clinic.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** A room that nobody can enter would be found out by the first patient, who waits there for nothing. */
class CrowdingTest {

    private static final String ALL = "clinic.gateway.crowding";

    private final Map<String, String> settings = new HashMap<>(Map.of(
            ALL + ".patients.at-once", "1",
            ALL + ".patients.waiting", "0",
            ALL + ".staff.at-once", "8",
            ALL + ".staff.waiting", "100",
            ALL + ".uploads.at-once", "8",
            ALL + ".uploads.waiting", "8",
            ALL + ".longest-wait", "1ms"));

    @ParameterizedTest
    @CsvSource({
        "patients.at-once, 0",
        "staff.at-once, 0",
        "uploads.at-once, -1",
        "patients.waiting, -1",
        "staff.waiting, -1",
        "uploads.waiting, -600",
        "longest-wait, 0s",
        "longest-wait, -5s"
    })
    void whatLetsNobodyInIsRefusedByName(String setting, String value) {
        settings.put(ALL + "." + setting, value);

        assertThatThrownBy(this::read)
                .rootCause()
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(ALL + "." + setting + ": ");
    }

    @Test
    void oneAtATimeIsARoomAndSoIsOneWhereNobodyWaits() {
        assertThat(read().patients()).isEqualTo(new Crowding.Room(1, 0));
    }

    private Crowding read() {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bind(ALL, Crowding.class)
                .get();
    }
}
