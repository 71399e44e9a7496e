package clinic.reminder.channel;

import clinic.contracts.reminder.Purpose;
import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a phone shows as the sender: the clinic's name, or a number that can be answered. Some countries take only the
 * one or the other; which ones is data, in {@code senders.properties}.
 */
final class Senders {

    /** Somebody can mend it: a number is rented, or another provider has one. */
    static final Outcome NONE = new Outcome.NoSender("no sender that phones in this country accept");

    /** What nobody answers: a number there would only invite words that lead nowhere. */
    private static final Set<Purpose> ONE_WAY = EnumSet.of(Purpose.CODE, Purpose.CANCELLATION, Purpose.ESCALATION);

    private static final Properties COUNTRIES = countries();

    private enum Allowed {
        NAME,
        NUMBER,
        EITHER
    }

    private final @Nullable String name;
    private final @Nullable String number;

    Senders(@Nullable String name, @Nullable String number) {
        this.name = given(name);
        this.number = given(number);
    }

    /** Whether this can be a phone's number at all, in E.164. Which numbers exist is for the provider to know. */
    static boolean reaches(String recipient) {
        try {
            PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
            return recipient.startsWith("+") && numbers.isPossibleNumber(numbers.parse(recipient, null));
        } catch (NumberParseException notANumber) {
            return false;
        }
    }

    /** Empty where the clinic has none that this recipient's country accepts. */
    Optional<String> to(String recipient, Purpose purpose) {
        return switch (allowed(recipient)) {
            case NAME -> Optional.ofNullable(name);
            case NUMBER -> Optional.ofNullable(number);
            case EITHER ->
                ONE_WAY.contains(purpose)
                        ? Optional.ofNullable(name).or(() -> Optional.ofNullable(number))
                        : Optional.ofNullable(number).or(() -> Optional.ofNullable(name));
        };
    }

    /** Whether the clinic has any that this recipient's country accepts. */
    boolean exist(String recipient) {
        return to(recipient, Purpose.REMINDER).isPresent();
    }

    /** Whether who gets word of a visit, or a check-in, sees a number that can be answered. */
    boolean showANumber(String recipient) {
        return number != null
                && to(recipient, Purpose.REMINDER).filter(number::equals).isPresent();
    }

    private static Allowed allowed(String recipient) {
        try {
            PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
            String country = numbers.getRegionCodeForNumber(numbers.parse(recipient, null));
            String rule = country == null ? null : COUNTRIES.getProperty(country);
            return rule == null ? Allowed.EITHER : Allowed.valueOf(rule.strip().toUpperCase(Locale.ROOT));
        } catch (NumberParseException notANumber) {
            return Allowed.EITHER;
        }
    }

    private static Properties countries() {
        try (InputStream file = Senders.class.getResourceAsStream("senders.properties")) {
            Properties countries = new Properties();
            countries.load(Objects.requireNonNull(file));
            return countries;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable String given(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
