package clinic.reminder.message;

import java.text.Normalizer;
import java.util.function.IntUnaryOperator;

/**
 * The words of an SMS as they travel: in the phones' own alphabet where they fit it, and whole in Unicode where one
 * letter does not. No letter is ever replaced.
 *
 * @param segments how many SMS it is paid and sent as; each of several has room for a few characters less
 */
public record SmsText(String text, Encoding encoding, int segments) {

    /** Both providers choose it by the characters they are given; what is counted here is what they do. */
    public enum Encoding {
        GSM_7("GSM-7", 160, 153),
        UCS_2("UCS-2", 70, 67);

        private final String word;
        private final int alone;
        private final int amongOthers;

        Encoding(String word, int alone, int amongOthers) {
            this.word = word;
            this.alone = alone;
            this.amongOthers = amongOthers;
        }

        public String word() {
            return word;
        }

        private SmsText of(String text, IntUnaryOperator cost) {
            int all = text.codePoints().map(cost).sum();
            return new SmsText(text, this, all <= alone ? 1 : packed(text, cost));
        }

        /** What takes two places never lies in two segments. */
        private int packed(String text, IntUnaryOperator cost) {
            int segments = 1;
            int used = 0;
            for (int character : text.codePoints().toArray()) {
                int needed = cost.applyAsInt(character);
                if (used + needed > amongOthers) {
                    segments++;
                    used = 0;
                }
                used += needed;
            }
            return segments;
        }
    }

    public static SmsText of(String words) {
        String plain = Gsm7.plain(words);
        return Gsm7.fits(plain)
                ? Encoding.GSM_7.of(plain, character -> Gsm7.cost((char) character))
                : Encoding.UCS_2.of(Normalizer.normalize(words, Normalizer.Form.NFC), Character::charCount);
    }
}
