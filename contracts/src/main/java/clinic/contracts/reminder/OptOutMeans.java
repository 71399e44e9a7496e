package clinic.contracts.reminder;

import com.fasterxml.jackson.annotation.JsonProperty;

/** By which means a patient took a consent back. */
public enum OptOutMeans {
    /** The button of their mail program (RFC 8058). */
    @JsonProperty("one-click")
    ONE_CLICK,
    /** The page behind the link in a mail, or a program that showed this link. */
    @JsonProperty("page")
    PAGE,
    /** An SMS that said stop. */
    @JsonProperty("sms")
    SMS,
    /** The SMS provider took the stop itself and told us. */
    @JsonProperty("provider")
    PROVIDER
}
