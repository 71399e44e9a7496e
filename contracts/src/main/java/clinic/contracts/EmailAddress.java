package clinic.contracts;

import java.util.Optional;
import java.util.regex.Pattern;

/** An e-mail address and nothing else: no name beside it, no second one, nothing that ends a header's line. */
public record EmailAddress(String text) {

    private static final int LONGEST = 254;
    private static final Pattern FORM = Pattern.compile("[^\\s@<>\",;:\\p{Cntrl}]+@[\\p{L}\\d-]+(\\.[\\p{L}\\d-]+)+");

    public EmailAddress {
        if (!isOne(text)) {
            throw new IllegalArgumentException("Not an e-mail address");
        }
    }

    /** One that a mail server would take; empty for any other text. */
    public static Optional<EmailAddress> read(String text) {
        return isOne(text) ? Optional.of(new EmailAddress(text)) : Optional.empty();
    }

    /** One of the clinic's own, as it was set; a service that was told another thing does not start. */
    public static EmailAddress set(String setting, String text) {
        return read(text)
                .orElseThrow(() -> new IllegalArgumentException(setting + " must be an address alone, such as"
                        + " tider@clinic.example: it stands in calendars and headers. It is: " + text));
    }

    /** What follows the at sign. */
    public String domain() {
        return text.substring(text.lastIndexOf('@') + 1);
    }

    private static boolean isOne(String text) {
        return text.length() <= LONGEST && FORM.matcher(text).matches();
    }
}
