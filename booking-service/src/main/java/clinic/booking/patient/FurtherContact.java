package clinic.booking.patient;

import clinic.booking.InvalidInput;
import clinic.booking.InvalidInput.Fault;
import java.util.ArrayList;
import java.util.List;
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

    private static final int LONGEST = 100;

    /**
     * As somebody typed it.
     *
     * @throws InvalidInput naming every field that cannot be used, not only the first
     */
    public static FurtherContact read(
            UUID id, @Nullable String whose, @Nullable String mobile, @Nullable String email) {
        List<Fault> faults = new ArrayList<>();
        Optional<String> name = given(whose);
        if (name.isPresent()
                && (name.get().length() > LONGEST || name.get().chars().anyMatch(Character::isISOControl))) {
            faults.add(new Fault("whose", "name-too-long"));
        }
        Optional<String> number = given(mobile);
        Optional<String> dialled = number.flatMap(MobileNumber::read);
        if (number.isPresent() && dialled.isEmpty()) {
            faults.add(new Fault("mobile", "mobile-unreadable"));
        }
        Optional<String> address = given(email);
        if (address.isPresent() && PatientDetails.email(address.get()).isEmpty()) {
            faults.add(new Fault("email", "email-unreadable"));
        }
        if (number.isEmpty() && address.isEmpty()) {
            faults.add(new Fault("mobile", "contact-missing"));
        }
        if (!faults.isEmpty()) {
            throw new InvalidInput(faults);
        }
        return new FurtherContact(id, name.orElse(null), dialled.orElse(null), address.orElse(null));
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

    private static Optional<String> given(@Nullable String text) {
        return Optional.ofNullable(text).map(String::strip).filter(some -> !some.isEmpty());
    }
}
