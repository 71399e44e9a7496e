package clinic.booking.catalogue;

import clinic.booking.catalogue.SafetyQuestion.Level;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What everyone is asked who books without naming a condition, or one that has no questions of its own. */
@Component
public class GeneralQuestions {

    private final MessageSource words;

    GeneralQuestions(MessageSource words) {
        this.words = words;
    }

    public List<SafetyQuestion> in(Locale language) {
        return Stream.concat(
                        questions("safety.emergency", Level.EMERGENCY, language),
                        questions("safety.contact-care-today", Level.CONTACT_CARE_TODAY, language))
                .toList();
    }

    private Stream<SafetyQuestion> questions(String listed, Level level, Locale language) {
        return Stream.of(words.getMessage(listed, null, language).split(",", -1))
                .map(id -> new SafetyQuestion(id, words.getMessage("safety." + id, null, language), level));
    }
}
