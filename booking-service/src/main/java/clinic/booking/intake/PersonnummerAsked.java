package clinic.booking.intake;

import clinic.booking.InvalidInput;
import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether a treatment asks for the personnummer of whoever comes. */
public enum PersonnummerAsked {
    @JsonProperty("no")
    NO,
    @JsonProperty("optional")
    OPTIONAL,
    @JsonProperty("required")
    REQUIRED;

    /**
     * Nobody is asked for more than they need to tell; staff may have been told it all the same.
     *
     * @throws InvalidInput when it is missing, or is given though nobody asked
     */
    public void require(boolean given, boolean byStaff) {
        if (byStaff) {
            return;
        }
        if (this == REQUIRED && !given) {
            throw new InvalidInput("patient.personnummer", "personnummer-missing");
        }
        if (this == NO && given) {
            throw new InvalidInput("patient.personnummer", "personnummer-not-asked");
        }
    }
}
