package clinic.viewer.fault;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.Optional;

/** The providers that the viewer stands in for, and where each is spoken to. */
enum Provider {
    @JsonProperty("46elks")
    FORTY_SIX_ELKS("/46elks/"),
    @JsonProperty("twilio")
    TWILIO("/twilio/");

    private final String path;

    Provider(String path) {
        this.path = path;
    }

    static Optional<Provider> at(String path) {
        return Arrays.stream(values())
                .filter(provider -> path.startsWith(provider.path))
                .findFirst();
    }
}
