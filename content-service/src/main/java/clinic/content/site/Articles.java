package clinic.content.site;

import clinic.content.advice.Advice;
import clinic.content.condition.Condition;
import clinic.content.exercise.Drawing;
import clinic.content.exercise.Exercise;
import clinic.content.publication.Authored;
import clinic.content.publication.Publications;
import clinic.content.treatment.TreatmentMethod;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Puts articles together from what may be shown today. */
@Component
class Articles {

    private final Publications publications;

    Articles(Publications publications) {
        this.publications = publications;
    }

    Article about(Condition condition) {
        return in(condition.locale());
    }

    /** Everything that an article in this language may show. */
    Article in(String locale) {
        return new Article(
                byId(Advice.class, locale),
                byId(Exercise.class, locale),
                byId(Drawing.class, Authored.WORDLESS),
                byId(TreatmentMethod.class, locale));
    }

    private <T extends Authored> Map<UUID, T> byId(Class<T> type, String locale) {
        return publications.current(type, locale).stream().collect(Collectors.toMap(Authored::id, Function.identity()));
    }
}
