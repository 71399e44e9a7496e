package clinic.booking.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import clinic.clock.LongEnough;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class RetentionTest {

    private static Retention bound(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("clinic.retention", Retention.class);
    }

    @Test
    void nothingOfPatientsGoesUntilTheClinicSaysSo() {
        Retention silent = new Retention(null, null, null);

        assertThat(bound(Map.of())).isEqualTo(silent);
        assertThat(bound(Map.of("clinic.retention.care", "", "clinic.retention.never-came", "")))
                .as("left empty")
                .isEqualTo(silent);
        assertThat(bound(Map.of("clinic.retention.care", "P10Y")).care()).isEqualTo(Period.ofYears(10));
    }

    @Test
    void slipThatWouldTakeCareAwayIsRefused() {
        assertThatThrownBy(() -> bound(Map.of("clinic.retention.care", "P10M")))
                .isInstanceOf(BindException.class)
                .rootCause()
                .hasMessage("clinic.retention.care is P10M, and must be at least P3Y");
        assertThatThrownBy(() -> bound(Map.of("clinic.retention.never-came", "P0D")))
                .rootCause()
                .hasMessage("clinic.retention.never-came is P0D, and must be at least P1D");
        assertThat(bound(Map.of("clinic.retention.care", "P36M")).care()).isEqualTo(Period.ofMonths(36));
    }

    @Test
    void yearsAreThoseOfTheClinicsCalendar() {
        Instant now = Instant.parse("2036-11-24T11:00:00Z");
        assertThat(LongEnough.before(Period.ofMonths(6), now, ZoneId.of("Europe/Stockholm")))
                .as("noon in winter is noon in summer")
                .isEqualTo("2036-05-24T10:00:00Z");
    }
}
