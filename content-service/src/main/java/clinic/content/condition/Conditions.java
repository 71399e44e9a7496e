package clinic.content.condition;

import clinic.content.publication.Publications;
import clinic.site.Language;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The conditions that patients may read about today. */
@Component
public class Conditions {

    private final Publications publications;

    Conditions(Publications publications) {
        this.publications = publications;
    }

    /** By name, in this language. */
    public List<Condition> in(Locale language) {
        return publications.current(Condition.class, language.getLanguage()).stream()
                .sorted(Comparator.comparing(Condition::name))
                .toList();
    }

    /** The condition with this slug, whichever language the slug is from: a link may be read in both. */
    public Optional<Condition> withSlug(String slug, Locale language) {
        var id = everywhere()
                .filter(condition -> condition.slug().equals(slug))
                .map(Condition::id)
                .findFirst();
        return in(language).stream()
                .filter(condition -> id.equals(Optional.of(condition.id())))
                .findFirst();
    }

    /** In every language. */
    public Stream<Condition> everywhere() {
        return Language.all().stream().flatMap(language -> in(language).stream());
    }
}
