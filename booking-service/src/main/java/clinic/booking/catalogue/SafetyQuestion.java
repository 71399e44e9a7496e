package clinic.booking.catalogue;

/**
 * A sign that asks for care elsewhere, put as a question to answer yes or no before a time is chosen.
 *
 * @param id stable, the same in every language
 */
public record SafetyQuestion(String id, String text, Level level) {

    /** What a yes asks for. */
    public enum Level {
        /** 112 or an emergency department, now. */
        EMERGENCY("emergency"),
        /** The clinic or 1177, today. */
        CONTACT_CARE_TODAY("contact-care-today");

        private final String code;

        Level(String code) {
            this.code = code;
        }

        /** As a form tells it. */
        public String code() {
            return code;
        }
    }
}
