package clinic.content.search;

import clinic.content.advice.Advice;
import clinic.content.condition.Conditions;
import clinic.content.exercise.Exercise;
import clinic.content.publication.Publications;
import clinic.content.team.Practitioner;
import clinic.content.team.Practitioners;
import clinic.content.treatment.TreatmentMethod;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Looks for articles, ways of treating and who treats. What it knows, it keeps in memory, as long as nothing is published and the day lasts. */
@Component
public class Search {

    private final Conditions conditions;
    private final Publications publications;
    private final Practitioners practitioners;
    private final Map<String, Kept> kept = new ConcurrentHashMap<>();

    Search(Conditions conditions, Publications publications, Practitioners practitioners) {
        this.conditions = conditions;
        this.publications = publications;
        this.practitioners = practitioners;
    }

    private record Kept(String state, Catalogue articles, Named<TreatmentMethod> methods) {}

    /** The best first; nothing where nothing answers to the words. */
    public List<Finding> find(String asked, Locale language) {
        return kept(language).articles().find(asked);
    }

    /** Ways of treating that answer to the words, the best first. */
    public List<TreatmentMethod> methods(String asked, Locale language) {
        return kept(language).methods().find(asked);
    }

    /** Practitioners of this name; they are few, and change without anything being published. */
    public List<Practitioner> people(String asked, Locale language) {
        return new Named<>(
                        practitioners.on(publications.today()).stream()
                                .collect(Collectors.toMap(
                                        Function.identity(), person -> new Named.Told(person.name(), ""))),
                        language.getLanguage())
                .find(asked);
    }

    private Kept kept(Locale language) {
        var state = publications.state();
        return kept.compute(
                language.getLanguage(),
                (locale, known) -> known != null && known.state().equals(state)
                        ? known
                        : new Kept(
                                state,
                                new Catalogue(conditions.in(language), new PlainText(items(locale)), locale),
                                new Named<>(methods(locale), locale)));
    }

    private Map<TreatmentMethod, Named.Told> methods(String locale) {
        return publications.current(TreatmentMethod.class, locale).stream()
                .collect(Collectors.toMap(
                        Function.identity(),
                        method -> new Named.Told(method.name(), method.whatHappens() + " " + method.mayHelp())));
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
