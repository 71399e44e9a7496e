package clinic.contracts.content;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How far the review of an item of content has come. */
public enum ReviewStanding {
    /** Its last day is near: somebody has to look at it. */
    @JsonProperty("due")
    DUE,
    /** Its last day has passed: it is neither sent nor shown. */
    @JsonProperty("overdue")
    OVERDUE,
    /** There is nothing to do: a newer version is published, or it was taken back. */
    @JsonProperty("settled")
    SETTLED
}
