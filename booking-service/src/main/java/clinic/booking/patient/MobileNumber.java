package clinic.booking.patient;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Optional;
import java.util.Set;

/** A number that an SMS can reach, in whatever way people write it. */
final class MobileNumber {

    private static final String HOME = "SE";
    private static final int LONGEST = 40;
    private static final Set<PhoneNumberType> MOBILE =
            Set.of(PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE_OR_MOBILE);

    private MobileNumber() {}

    /** E.164, such as {@code +46701740605}; empty when no SMS could reach it. */
    static Optional<String> read(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
        try {
            PhoneNumber number = numbers.parse(text, HOME);
            return numbers.isValidNumber(number) && MOBILE.contains(numbers.getNumberType(number))
                    ? Optional.of(numbers.format(number, PhoneNumberFormat.E164))
                    : Optional.empty();
        } catch (NumberParseException notANumber) {
            return Optional.empty();
        }
    }

    /** As people write it: {@code 070-174 06 05}, and with its country where that is another. */
    static String written(String e164) {
        PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
        try {
            PhoneNumber number = numbers.parse(e164, HOME);
            boolean home = number.getCountryCode() == numbers.getCountryCodeForRegion(HOME);
            return numbers.format(number, home ? PhoneNumberFormat.NATIONAL : PhoneNumberFormat.INTERNATIONAL);
        } catch (NumberParseException notANumber) {
            return e164;
        }
    }
}
