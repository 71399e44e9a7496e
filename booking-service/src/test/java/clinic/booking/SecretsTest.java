package clinic.booking;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.builder.SpringApplicationBuilder;

class SecretsTest {

    @ParameterizedTest
    @CsvSource({
        "spring.datasource.password, SPRING_DATASOURCE_PASSWORD",
        "clinic.links.key, CLINIC_LINKS_KEY",
        "clinic.staff.key, CLINIC_STAFF_KEY",
        "clinic.staff.password, CLINIC_STAFF_PASSWORD"
    })
    @DisplayName("40: no start with a secret that stands in an example")
    void noStartWithAnExample(String secret, String variable) {
        assertThatThrownBy(() -> start("--" + secret + "=change-me-please"))
                .hasMessageContaining(variable + " (" + secret + ") is an example");
    }

    @Test
    @DisplayName("40: no start without secrets")
    void noStartWithout() {
        assertThatThrownBy(SecretsTest::start)
                .hasMessageContainingAll(
                        "SPRING_DATASOURCE_PASSWORD", "CLINIC_LINKS_KEY", "CLINIC_STAFF_KEY", "is missing");
    }

    /** Refused before anything else happens: neither database nor broker is asked for. */
    private static void start(String... settings) {
        new SpringApplicationBuilder(BookingService.class).run(settings).close();
    }
}
