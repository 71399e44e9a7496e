package clinic.booking.patient;

import clinic.booking.InvalidInput;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A number, an address or both, besides those that messages go to.
 *
 * @param whose who answers there, as the clinic calls them, such as a parent; null for the patient's own
 * @param mobile E.164
 */
public record FurtherContact(
        UUID id,
        @Nullable String whose,
        @Nullable String mobile,
        @Nullable String email) {

    /**
     * As somebody typed it.
     *
     * @throws InvalidInput naming every field that cannot be used, not only the first
     */
    public static FurtherContact read(
            UUID id, @Nullable String whose, @Nullable String mobile, @Nullable String email) {
        TypedFields typed = new TypedFields("");
        String name = typed.name("whose", whose).orElse(null);
        TypedFields.Reached reached = typed.reached(mobile, email);
        typed.mustBeUsable();
        return new FurtherContact(id, name, reached.mobile(), reached.email());
    }

    /** Whether it says the same, whatever its id. */
    boolean isTheSameAs(FurtherContact other) {
        return Objects.equals(whose, other.whose)
                && Objects.equals(mobile, other.mobile)
                && Objects.equals(email, other.email);
    }

    /** What of it the other one does not have; empty when that is nothing. */
    Optional<FurtherContact> besides(FurtherContact other) {
        String number = mobile != null && mobile.equals(other.mobile) ? null : mobile;
        String address = email != null && email.equalsIgnoreCase(other.email) ? null : email;
        return number == null && address == null
                ? Optional.empty()
                : Optional.of(new FurtherContact(id, whose, number, address));
    }

    boolean reaches(PatientDetails details) {
        return mobile != null && mobile.equals(details.mobile())
                || email != null && email.equalsIgnoreCase(details.email());
    }

    /** As people write it; null when there is none. */
    public @Nullable String writtenMobile() {
        return mobile == null ? null : MobileNumber.written(mobile);
    }
}
