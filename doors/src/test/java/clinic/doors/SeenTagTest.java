package clinic.doors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeenTagTest {

    private static final class Unreadable extends RuntimeException {}

    @ParameterizedTest
    @ValueSource(strings = {"\"3\"", "W/\"3\"", " \"3\" "})
    void versionIsReadAsTheTagWas(String ifMatch) {
        assertThat(seen(ifMatch)).isEqualTo(3);
    }

    @Test
    void whoeverDoesNotSayHasSeenNone() {
        assertThat(seen(null)).isNull();
        assertThat(seen("*")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "3", "\"\"", "\"three\"", "\"3\", \"4\"", "\"-1\"", "\"9999999999\""})
    void anythingElseIsRefusedInTheServicesTerms(String ifMatch) {
        assertThatExceptionOfType(Unreadable.class).isThrownBy(() -> seen(ifMatch));
    }

    private static @Nullable Integer seen(@Nullable String ifMatch) {
        return SeenTag.version(ifMatch, Unreadable::new);
    }
}
