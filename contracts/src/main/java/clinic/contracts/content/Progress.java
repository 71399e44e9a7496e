package clinic.contracts.content;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The patient's own word for how it goes. */
public enum Progress {
    @JsonProperty("better")
    BETTER,
    @JsonProperty("same")
    SAME,
    @JsonProperty("worse")
    WORSE
}
