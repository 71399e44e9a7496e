package clinic.booking.catalogue;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/**
 * Whom the clinic means a treatment for. Patients are told; nobody is refused, since a refusal would tell whoever tries
 * names and birth dates who is a patient here.
 */
public enum MeantFor {
    @JsonProperty("everybody")
    EVERYBODY,
    @JsonProperty("first-visit")
    FIRST_VISIT,
    @JsonProperty("return-visit")
    RETURN_VISIT;

    /** As the API and the words of the pages name it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
