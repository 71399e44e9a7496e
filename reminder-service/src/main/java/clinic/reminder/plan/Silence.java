package clinic.reminder.plan;

import clinic.contracts.reminder.Purpose;
import com.fasterxml.jackson.annotation.JsonProperty;

/** A rule that made no message about the present version of a visit, and why. */
record Silence(String rule, int ruleVersion, Purpose purpose, Why why) {

    enum Why {
        /** The patient's contact or the location has not been heard of. */
        @JsonProperty("awaiting-contact")
        AWAITING_CONTACT,
        @JsonProperty("switched-off")
        SWITCHED_OFF,
        /** Its time had passed when the visit, or the change of rule or contact, was heard of. */
        @JsonProperty("time-had-passed")
        TIME_HAD_PASSED
    }
}
