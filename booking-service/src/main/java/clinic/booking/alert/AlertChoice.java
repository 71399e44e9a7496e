package clinic.booking.alert;

import clinic.booking.signin.StaffMember;
import clinic.contracts.booking.StaffRole;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Of whose visits somebody of staff wants to know what patients do with them. */
public enum AlertChoice {
    NONE,

    /** Those in their own calendar. */
    OWN,
    ALL;

    /** For whoever has not chosen: reception runs everybody's day, a practitioner their own. */
    static AlertChoice of(StaffMember member) {
        if (member.hasOneOf(StaffRole.RECEPTIONIST)) {
            return ALL;
        }
        return member.hasOneOf(StaffRole.PRACTITIONER) && isFor(OWN, member) ? OWN : NONE;
    }

    /** By the word that the API and the form have for it. */
    static Optional<AlertChoice> named(@Nullable String word) {
        return Arrays.stream(values())
                .filter(choice -> choice.word().equals(word))
                .findFirst();
    }

    /** Whoever treats nobody has no calendar of their own. */
    static boolean isFor(AlertChoice choice, StaffMember member) {
        return choice != OWN || member.practitionerId() != null;
    }

    /** Whether they want to know of a visit that is, or was, with these. */
    boolean takes(@Nullable UUID own, UUID practitioner, @Nullable UUID practitionerBefore) {
        return switch (this) {
            case NONE -> false;
            case OWN -> practitioner.equals(own) || practitionerBefore != null && practitionerBefore.equals(own);
            case ALL -> true;
        };
    }

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
