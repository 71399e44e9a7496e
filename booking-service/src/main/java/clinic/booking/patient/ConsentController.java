package clinic.booking.patient;

import clinic.site.Language;
import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a program asks whether the clinic may write about, in the exact words that are kept with a yes. */
@RestController
class ConsentController {

    private final ConsentTexts texts;

    ConsentController(ConsentTexts texts) {
        this.texts = texts;
    }

    @GetMapping("/api/consents")
    @Operation(
            summary = "What a patient may agree to be written to about",
            description = "Each is asked for itself, in these words. A booking keeps those of the patient's language.")
    ConsentsAnswer consents() {
        return new ConsentsAnswer(in(Language.SWEDISH), in(Language.ENGLISH));
    }

    private List<ConsentWordsAnswer> in(Locale language) {
        return Stream.of(ConsentPurpose.values())
                .map(purpose -> ConsentWordsAnswer.of(purpose, texts.text(purpose, language)))
                .toList();
    }

    /** The same in both languages. */
    record ConsentsAnswer(List<ConsentWordsAnswer> sv, List<ConsentWordsAnswer> en) {}

    /**
     * One purpose, and the words of a yes.
     *
     * @param purpose {@code reminders} or {@code follow-ups}
     * @param version of these words, to say later which were shown
     */
    record ConsentWordsAnswer(String purpose, UUID version, String text) {

        static ConsentWordsAnswer of(ConsentPurpose purpose, String text) {
            return new ConsentWordsAnswer(purpose.code(), ConsentTexts.version(text), text);
        }
    }
}
