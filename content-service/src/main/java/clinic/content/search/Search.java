package clinic.content.search;

import clinic.content.advice.Advice;
import clinic.content.condition.Conditions;
import clinic.content.exercise.Exercise;
import clinic.content.publication.Publications;
import clinic.content.treatment.TreatmentMethod;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Looks for articles. What it knows, it keeps in memory, as long as nothing is published and the day lasts. */
@Component
public class Search {

    private final Conditions conditions;
    private final Publications publications;
    private final Map<String, Kept> kept = new ConcurrentHashMap<>();

    Search(Conditions conditions, Publications publications) {
        this.conditions = conditions;
        this.publications = publications;
    }

    private record Kept(String state, Catalogue catalogue) {}

    /** The best first; nothing where nothing answers to the words. */
    public List<Finding> find(String asked, Locale language) {
        var state = publications.state();
        return kept.compute(
                        language.getLanguage(),
                        (locale, known) -> known != null && known.state().equals(state)
                                ? known
                                : new Kept(
                                        state,
                                        new Catalogue(conditions.in(language), new PlainText(items(locale)), locale)))
                .catalogue()
                .find(asked);
    }

    private Map<UUID, String> items(String locale) {
        var items = new HashMap<UUID, String>();
        publications
                .current(Advice.class, locale)
                .forEach(item -> items.put(item.id(), item.title() + " " + item.why()));
        publications
                .current(Exercise.class, locale)
                .forEach(item -> items.put(item.id(), item.title() + " " + item.group() + " " + item.purpose()));
        publications
                .current(TreatmentMethod.class, locale)
                .forEach(item -> items.put(item.id(), item.name() + " " + item.whatHappens()));
        return items;
    }
}
