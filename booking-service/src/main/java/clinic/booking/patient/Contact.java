package clinic.booking.patient;

import clinic.contracts.EmailAddress;
import java.util.Locale;
import java.util.Optional;

/**
 * Where somebody can be reached. It is no identity: a family may share one.
 *
 * @param address E.164, or an e-mail address in small letters
 */
public record Contact(Kind kind, String address) {

    /** How a message gets there. */
    public enum Kind {
        MOBILE,
        EMAIL
    }

    /** What somebody typed into one field for both; empty when no message could reach it. */
    public static Optional<Contact> read(String typed) {
        String text = typed.strip();
        return text.contains("@")
                ? EmailAddress.read(text)
                        .map(email -> new Contact(Kind.EMAIL, email.text().toLowerCase(Locale.ROOT)))
                : MobileNumber.read(text).map(number -> new Contact(Kind.MOBILE, number));
    }

    /** For somebody to read. */
    public String written() {
        return kind == Kind.MOBILE ? MobileNumber.written(address) : address;
    }

    /** One that was read before. */
    public static Contact of(String address) {
        return new Contact(address.contains("@") ? Kind.EMAIL : Kind.MOBILE, address);
    }
}
