package clinic.contracts.booking;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Who cancelled a visit. */
public enum CancelledBy {
    @JsonProperty("patient")
    PATIENT,
    @JsonProperty("staff")
    STAFF
}
