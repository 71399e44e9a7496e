package clinic.words;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a telephone dials (RFC 3966), made of a number as people read it. */
final class PhoneLink {

    /** Ends where a sign stands that is in no number: what comes behind it, such as an extension, is not dialled. */
    private static final Pattern NUMBER = Pattern.compile("\\+?\\d[\\d\\s\\p{Z}\\p{Pd}().]*");

    private PhoneLink() {}

    /** Without a country's code a number is a Swedish one, as 031 and 1177 are. Empty where there is no number. */
    static String of(String phone) {
        Matcher number = NUMBER.matcher(phone);
        if (!number.find()) {
            return "";
        }
        String read = number.group().replaceFirst("^00", "+");
        // Behind a country's code the zero in brackets is not dialled.
        String dialled = (read.startsWith("+") ? read.replace("(0)", "") : read).replaceAll("[^+\\d]", "");
        return "tel:" + dialled.replaceFirst("^0", "+46");
    }
}
