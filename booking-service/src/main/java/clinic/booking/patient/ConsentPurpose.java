package clinic.booking.patient;

import java.util.Optional;

/** What a patient may agree to be written to about, beyond the confirmation of what they just did. */
public enum ConsentPurpose {
    REMINDERS("reminders"),
    FOLLOW_UPS("follow-ups");

    private final String code;

    ConsentPurpose(String code) {
        this.code = code;
    }

    /** As the API and the forms name it. */
    public String code() {
        return code;
    }

    public static Optional<ConsentPurpose> of(String code) {
        for (ConsentPurpose purpose : values()) {
            if (purpose.code.equals(code)) {
                return Optional.of(purpose);
            }
        }
        return Optional.empty();
    }
}
