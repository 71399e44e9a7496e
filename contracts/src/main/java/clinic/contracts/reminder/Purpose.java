package clinic.contracts.reminder;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Why a message is sent. Neutral by design: a purpose never says what a visit is about. */
public enum Purpose {
    @JsonProperty("confirmation")
    CONFIRMATION,
    @JsonProperty("reminder")
    REMINDER,
    @JsonProperty("change")
    CHANGE,
    @JsonProperty("cancellation")
    CANCELLATION,
    @JsonProperty("check-in")
    CHECK_IN,
    /** Somebody did not come, and may want another time. */
    @JsonProperty("no-show")
    NO_SHOW,
    /** A one-time code that somebody just asked for. About no visit, so no event tells of it. */
    @JsonProperty("code")
    CODE,
    /** What a patient is told after they answered a message. */
    @JsonProperty("answer")
    ANSWER,
    /** Staff are told that something waits for them. About no visit, so no event tells of it. */
    @JsonProperty("escalation")
    ESCALATION;

    /** Whether the clinic's rules for visits ask for it, and would ask for it anew. */
    public boolean isOfARule() {
        return switch (this) {
            case CONFIRMATION, REMINDER, CHANGE, CANCELLATION, NO_SHOW -> true;
            case CHECK_IN, CODE, ANSWER, ESCALATION -> false;
        };
    }

    /** Whether it is about a visit of a patient, which others are then told of. */
    public boolean isAboutAVisit() {
        return this != CODE && this != ESCALATION;
    }
}
