package clinic.booking.patient;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** A name as people remember it, without accents and capitals: as the database's {@code plain_letters} writes it. */
public final class PlainLetters {

    private static final Pattern MARKS = Pattern.compile("\\p{InCombiningDiacriticalMarks}+");
    private static final List<String> ONE_LETTER = List.of("øo", "æa", "ðd", "łl", "đd");

    private PlainLetters() {}

    public static String of(String name) {
        String plain = MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        for (String letter : ONE_LETTER) {
            plain = plain.replace(letter.charAt(0), letter.charAt(1));
        }
        return plain;
    }
}
