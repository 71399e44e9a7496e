package clinic.booking.online;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a patient has typed, exactly as typed, so that no refused or lost booking makes them type it again.
 *
 * @param key made with the form, so that a double click books once
 * @param intake answers to what the treatment asks before the visit, by the question's id
 * @param notes what is to be known before the visit as well
 * @param personnummer only where the treatment asks for it
 */
record Details(
        @Nullable String key,
        @Nullable String name,
        @Nullable String birthDate,
        @Nullable String mobile,
        @Nullable String email,
        @Nullable Set<String> consents,
        @Nullable Map<String, String> intake,
        @Nullable String notes,
        @Nullable String personnummer) {

    static final Details NONE = new Details(null, null, null, null, null, null, null, null, null);

    public boolean typed() {
        return filled(name)
                || filled(birthDate)
                || filled(mobile)
                || filled(email)
                || filled(notes)
                || filled(personnummer)
                || agrees("reminders")
                || agrees("follow-ups")
                || answers().values().stream().anyMatch(Details::filled);
    }

    public boolean agrees(String purpose) {
        return consents != null && consents.contains(purpose);
    }

    public Map<String, String> answers() {
        return intake == null ? Map.of() : intake;
    }

    Details under(String newKey) {
        return new Details(newKey, name, birthDate, mobile, email, consents, intake, notes, personnummer);
    }

    private static boolean filled(@Nullable String value) {
        return value != null && !value.isBlank();
    }
}
