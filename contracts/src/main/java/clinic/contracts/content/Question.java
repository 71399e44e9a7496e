package clinic.contracts.content;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a check-in may ask besides the safety questions, in words that nobody owns. */
public enum Question {
    @JsonProperty("pain-0-10")
    PAIN,
    /** What matters to the patient, and how well it goes. */
    @JsonProperty("own-activity-0-10")
    OWN_ACTIVITY,
    /** Better, the same or worse. Every check-in asks it: advice hangs on it. */
    @JsonProperty("global-change")
    GLOBAL_CHANGE
}
