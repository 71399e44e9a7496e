package clinic.doors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import clinic.contracts.booking.StaffRole;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** What a call says is taken as it stands, or refused by the name of its field. */
class StrictJsonTest {

    private final JsonMapper json = StrictJson.strict(JsonMapper.shared());

    record Call(
            @Nullable LocalDate birthDate,
            @Nullable OffsetDateTime start,
            @Nullable LocalTime at,
            @Nullable Duration before,
            @Nullable Integer version,
            @Nullable Boolean active,
            @Nullable UUID practitioner,
            @Nullable List<StaffRole> roles,
            @Nullable Call inner) {}

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "{\"birthDate\": 1985} | birthDate",
                "{\"birthDate\": [1985, 4, 12]} | birthDate",
                "{\"birthDate\": \"\"} | birthDate",
                "{\"birthDate\": \"  \"} | birthDate",
                "{\"start\": 1795512000} | start",
                "{\"start\": 1795512000.5} | start",
                "{\"start\": \"\"} | start",
                "{\"at\": 8} | at",
                "{\"at\": [8, 30]} | at",
                "{\"before\": 3600} | before",
                "{\"version\": \"\"} | version",
                "{\"version\": 1.5} | version",
                "{\"active\": \"\"} | active",
                "{\"practitioner\": \"\"} | practitioner",
                "{\"roles\": [4]} | roles.0",
                "{\"roles\": [\"4\"]} | roles.0",
                "{\"roles\": [\"\"]} | roles.0",
                "{\"inner\": {\"birthDate\": 1985}} | inner.birthDate",
                "{\"colour\": \"red\"} | colour"
            })
    void whatCouldOnlyBeGuessedIsRefusedByName(String call, String field) {
        assertThatExceptionOfType(JacksonException.class)
                .isThrownBy(() -> json.readValue(call, Call.class))
                .satisfies(refused -> assertThat(refused.getPath().stream()
                                .map(step ->
                                        step.getPropertyName() == null ? "" + step.getIndex() : step.getPropertyName())
                                .collect(Collectors.joining(".")))
                        .isEqualTo(field));
    }

    @Test
    void whatIsWrittenIsRead() {
        Call call = json.readValue("""
                {"birthDate": "1985-04-12", "start": "2026-11-24T10:00:00+01:00", "at": "08:30", "before": "PT3H",
                 "version": 3, "active": true, "practitioner": null, "roles": ["admin"], "inner": {"birthDate": null}}
                """, Call.class);

        assertThat(call.birthDate()).isEqualTo("1985-04-12");
        assertThat(call.start()).isEqualTo("2026-11-24T10:00:00+01:00");
        assertThat(call.at()).isEqualTo("08:30");
        assertThat(call.before()).isEqualTo(Duration.ofHours(3));
        assertThat(call.version()).isEqualTo(3);
        assertThat(call.roles()).containsExactly(StaffRole.ADMIN);
        assertThat(call.inner()).isEqualTo(new Call(null, null, null, null, null, null, null, null, null));
    }
}
