package clinic.content.treatment;

import clinic.content.publication.Publications;
import clinic.site.Language;
import java.text.Collator;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The ways of treating that patients may read about today. */
@Component
public class TreatmentMethods {

    private final Publications publications;

    TreatmentMethods(Publications publications) {
        this.publications = publications;
    }

    /** By name, in this language. */
    public List<TreatmentMethod> in(Locale language) {
        return publications.current(TreatmentMethod.class, language.getLanguage()).stream()
                .sorted(Comparator.comparing(TreatmentMethod::name, Collator.getInstance(language)))
                .toList();
    }

    /** The one with this slug, whichever language the slug is from: a link may be read in both. */
    public Optional<TreatmentMethod> withSlug(String slug, Locale language) {
        var id = everywhere()
                .filter(method -> method.slug().equals(slug))
                .map(TreatmentMethod::id)
                .findFirst();
        return in(language).stream()
                .filter(method -> id.equals(Optional.of(method.id())))
                .findFirst();
    }

    /** In every language. */
    public Stream<TreatmentMethod> everywhere() {
        return Language.all().stream().flatMap(language -> in(language).stream());
    }
}
