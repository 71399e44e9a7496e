package clinic.reminder.message;

import java.text.Normalizer;
import java.util.Map;

/** The alphabet of an SMS. One character outside it turns 160 characters a segment into 70, so typography is made plain. */
final class Gsm7 {

    private static final String BASIC = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
    private static final String TWICE = "€[]{}~^|\\\f";
    private static final Map<Character, String> PLAIN = Map.ofEntries(
            Map.entry('–', "-"),
            Map.entry('—', "-"),
            Map.entry('\u2010', "-"),
            Map.entry('‑', "-"),
            Map.entry('−', "-"),
            Map.entry('’', "'"),
            Map.entry('‘', "'"),
            Map.entry('´', "'"),
            Map.entry('”', "\""),
            Map.entry('“', "\""),
            Map.entry('„', "\""),
            Map.entry('»', "\""),
            Map.entry('«', "\""),
            Map.entry('…', "..."),
            Map.entry('·', "-"),
            Map.entry('•', "-"),
            Map.entry('\t', " "),
            Map.entry('\u00a0', " "),
            Map.entry('\u202f', " "),
            Map.entry('\u2009', " "),
            Map.entry('\u00ad', ""),
            Map.entry('\u200b', ""),
            Map.entry('\ufeff', ""));

    private Gsm7() {}

    /** The same words in plain typography. Letters stay as they are: they may be somebody's name. */
    static String plain(String text) {
        StringBuilder plain = new StringBuilder();
        Normalizer.normalize(text, Normalizer.Form.NFC).chars().forEach(unit -> {
            char character = (char) unit;
            plain.append(PLAIN.getOrDefault(character, String.valueOf(character)));
        });
        return plain.toString();
    }

    static boolean fits(String text) {
        return text.chars().allMatch(character -> cost((char) character) > 0);
    }

    /** Of a character of the alphabet: some stand in its second table, behind an escape. Zero of any other. */
    static int cost(char character) {
        if (BASIC.indexOf(character) >= 0) {
            return 1;
        }
        return TWICE.indexOf(character) >= 0 ? 2 : 0;
    }
}
