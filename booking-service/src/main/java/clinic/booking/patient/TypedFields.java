package clinic.booking.patient;

import clinic.booking.InvalidInput;
import clinic.booking.InvalidInput.Fault;
import clinic.contracts.EmailAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What people typed of somebody's name and of where to reach them, read alike wherever it is asked for. */
final class TypedFields {

    private static final int LONGEST_NAME = 100;

    private final String prefix;
    private final List<Fault> faults = new ArrayList<>();

    /** @param prefix of the fields' names, such as {@code patient.} */
    TypedFields(String prefix) {
        this.prefix = prefix;
    }

    /** Without spare spaces; empty when there is none. */
    Optional<String> name(String field, @Nullable String typed) {
        Optional<String> name = given(typed).map(text -> text.replaceAll(" +", " "));
        if (name.isPresent() && name.get().length() > LONGEST_NAME) {
            fault(field, "name-too-long");
        } else if (name.isPresent() && name.get().chars().anyMatch(Character::isISOControl)) {
            fault(field, "unreadable");
        }
        return name;
    }

    /** One of the two, or both: whoever has neither cannot be reached. */
    Reached reached(@Nullable String mobile, @Nullable String email) {
        Optional<String> number = given(mobile);
        Optional<String> dialled = number.flatMap(MobileNumber::read);
        if (number.isPresent() && dialled.isEmpty()) {
            fault("mobile", "mobile-unreadable");
        }
        Optional<String> text = given(email);
        Optional<String> address = text.flatMap(EmailAddress::read).map(EmailAddress::text);
        if (text.isPresent() && address.isEmpty()) {
            fault("email", "email-unreadable");
        }
        if (number.isEmpty() && text.isEmpty()) {
            fault("mobile", "contact-missing");
        }
        return new Reached(dialled.orElse(null), address.orElse(null));
    }

    /** @param mobile E.164 */
    record Reached(@Nullable String mobile, @Nullable String email) {}

    void fault(String field, String code) {
        faults.add(new Fault(prefix + field, code));
    }

    /** @throws InvalidInput naming every field that cannot be used, not only the first */
    void mustBeUsable() {
        if (!faults.isEmpty()) {
            throw new InvalidInput(faults);
        }
    }

    private static Optional<String> given(@Nullable String text) {
        return Optional.ofNullable(text).map(String::strip).filter(some -> !some.isEmpty());
    }
}
