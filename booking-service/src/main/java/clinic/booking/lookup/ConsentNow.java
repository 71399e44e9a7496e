package clinic.booking.lookup;

import clinic.booking.patient.ConsentPurpose;
import clinic.booking.patient.ConsentTexts;
import clinic.booking.patient.ConsentView;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How it stands with one thing that a patient may be written to about.
 *
 * @param latest the latest word on it; null where none was ever said
 * @param words to read out to the patient for a yes, in their language
 */
record ConsentNow(ConsentPurpose purpose, @Nullable ConsentView latest, String words) {

    /** @param history the latest word first */
    static List<ConsentNow> of(List<ConsentView> history, Locale language, ConsentTexts texts) {
        return Stream.of(ConsentPurpose.values())
                .map(purpose -> new ConsentNow(purpose, latest(history, purpose), texts.text(purpose, language)))
                .toList();
    }

    /** Of two words of one moment the one that holds: whoever takes back and says yes again means yes. */
    private static @Nullable ConsentView latest(List<ConsentView> history, ConsentPurpose purpose) {
        List<ConsentView> said =
                history.stream().filter(consent -> consent.purpose() == purpose).toList();
        return Stream.concat(said.stream().filter(consent -> consent.withdrawnAt() == null), said.stream())
                .findFirst()
                .orElse(null);
    }

    public boolean holds() {
        return latest != null && latest.withdrawnAt() == null;
    }

    public UUID version() {
        return ConsentTexts.version(words);
    }
}
