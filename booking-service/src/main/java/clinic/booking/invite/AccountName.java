package clinic.booking.invite;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** By what somebody of staff signs in, in whatever way it was typed. */
final class AccountName {

    private static final Pattern FORM = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._-]{1,38}");

    private AccountName() {}

    /** In small letters; empty for what no account may be called. */
    static Optional<String> read(String typed) {
        return Optional.of(typed.strip().toLowerCase(Locale.ROOT))
                .filter(name -> FORM.matcher(name).matches());
    }
}
