package clinic.booking.patient;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** By what a patient is known again. */
record KnownBy(
        String name,
        @Nullable LocalDate birthDate,
        @Nullable String mobile,
        @Nullable String email,
        @Nullable String personnummer) {

    /**
     * Whether the details are this patient's beyond doubt: the same name, birth date and at least one contact, and no
     * contact that we do not know. Otherwise anyone who knows a patient's address could have their messages sent to
     * another phone, or a twin could be written over.
     */
    boolean is(PatientDetails details) {
        boolean noNewContact = (details.mobile() == null || details.mobile().equals(mobile))
                && (details.email() == null || sameEmail(details));
        return birthDate != null
                && birthDate.equals(details.birthDate())
                && name.equalsIgnoreCase(details.name())
                && isReachedAt(details)
                && noNewContact
                && !isContradictedBy(details);
    }

    /** Whether messages to one of these contacts go where those to this patient go. */
    boolean isReachedAt(PatientDetails details) {
        return mobile != null && mobile.equals(details.mobile()) || email != null && sameEmail(details);
    }

    private boolean sameEmail(PatientDetails details) {
        return email == null ? details.email() == null : email.equalsIgnoreCase(details.email());
    }

    /** Two numbers are two people, or one of them was typed wrongly: somebody has to look. */
    private boolean isContradictedBy(PatientDetails details) {
        return personnummer != null
                && details.personnummer() != null
                && !Objects.equals(personnummer, details.personnummer().digits());
    }
}
