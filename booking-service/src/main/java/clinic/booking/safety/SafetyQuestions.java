package clinic.booking.safety;

import clinic.booking.catalogue.Condition;
import clinic.booking.catalogue.Conditions;
import clinic.booking.catalogue.GeneralQuestions;
import clinic.booking.catalogue.SafetyQuestion;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which questions are asked before a time is chosen: those of the condition, or the general ones where it has none. */
@Component
public class SafetyQuestions {

    private final Conditions conditions;
    private final GeneralQuestions general;

    SafetyQuestions(Conditions conditions, GeneralQuestions general) {
        this.conditions = conditions;
        this.general = general;
    }

    /** @param condition null where none was chosen; one that is not published has no questions of its own */
    public List<SafetyQuestion> about(@Nullable UUID condition, Locale language) {
        return Optional.ofNullable(condition)
                .flatMap(id -> conditions.condition(id, language))
                .map(Condition::safetyQuestions)
                .filter(questions -> !questions.isEmpty())
                .orElseGet(() -> general.in(language));
    }

    /** Another one as soon as a word, a level or the order of them is another. */
    static UUID version(List<SafetyQuestion> questions) {
        String all = questions.stream()
                .map(question -> question.id() + '\n' + question.level().code() + '\n' + question.text())
                .collect(Collectors.joining("\n"));
        return UUID.nameUUIDFromBytes(all.getBytes(StandardCharsets.UTF_8));
    }
}
