package clinic.reminder.message;

import java.text.Normalizer;
import java.util.Map;

/**
 * The alphabet of an SMS. One character outside it turns 160 characters a segment into 70, so typography is made plain
 * and letters that the alphabet lacks lose their marks.
 */
final class Gsm7 {

    private static final String BASIC = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
    private static final String TWICE = "€[]{}~^|\\\f";
    private static final Map<Character, String> PLAIN = Map.ofEntries(
            Map.entry('–', "-"),
            Map.entry('—', "-"),
            Map.entry('‑', "-"),
            Map.entry('−', "-"),
            Map.entry('’', "'"),
            Map.entry('‘', "'"),
            Map.entry('”', "\""),
            Map.entry('“', "\""),
            Map.entry('„', "\""),
            Map.entry('…', "..."),
            Map.entry('\u00a0', " "),
            Map.entry('\u202f', " "),
            Map.entry('\u2009', " "),
            Map.entry('ł', "l"),
            Map.entry('Ł', "L"),
            Map.entry('đ', "d"),
            Map.entry('Đ', "D"),
            Map.entry('ı', "i"),
            Map.entry('ð', "d"),
            Map.entry('þ', "th"));

    private Gsm7() {}

    /** The same words with only letters of the alphabet. */
    static String plain(String text) {
        StringBuilder plain = new StringBuilder();
        Normalizer.normalize(text, Normalizer.Form.NFC)
                .chars()
                .forEach(character -> plain.append(plain((char) character)));
        return plain.toString();
    }

    static boolean fits(String text) {
        return text.chars().allMatch(character -> cost((char) character) > 0);
    }

    /** How many SMS a text is paid and sent as; a text in several parts has room for seven characters less in each. */
    static int segments(String text) {
        int septets = text.chars().map(character -> cost((char) character)).sum();
        return septets <= 160 ? 1 : (septets + 152) / 153;
    }

    private static String plain(char character) {
        if (cost(character) > 0) {
            return String.valueOf(character);
        }
        String known = PLAIN.get(character);
        if (known != null) {
            return known;
        }
        String unmarked = Normalizer.normalize(String.valueOf(character), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "");
        return unmarked.length() == 1 && cost(unmarked.charAt(0)) > 0 ? unmarked : "?";
    }

    private static int cost(char character) {
        if (BASIC.indexOf(character) >= 0) {
            return 1;
        }
        return TWICE.indexOf(character) >= 0 ? 2 : 0;
    }
}
