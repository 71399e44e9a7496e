package clinic.content.editorial;

import clinic.content.editorial.Difference.Piece;
import clinic.content.publication.Fault;
import clinic.content.publication.PublishItems;
import clinic.content.publication.Shapes;
import clinic.content.publication.WrittenItem;
import clinic.content.site.ArticlePreview;
import clinic.site.OtherLanguage;
import clinic.site.SeeOther;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import tools.jackson.databind.node.ObjectNode;

/**
 * Where a draft is written, field by field of its kind, one language at a time; what is said of it is read off what is
 * typed, saved or not. And how it would look.
 */
@Controller
class EditorPages {

    private static final String TEXT = "/staff/content/manuscripts/{id}/texts/{locale}";

    private final Manuscripts manuscripts;
    private final WorkOnManuscript work;
    private final Shelf shelf;
    private final Shapes shapes;
    private final Looks looks;

    EditorPages(Manuscripts manuscripts, WorkOnManuscript work, Shelf shelf, Shapes shapes, Looks looks) {
        this.manuscripts = manuscripts;
        this.work = work;
        this.shelf = shelf;
        this.shapes = shapes;
        this.looks = looks;
    }

    /** What it takes to show a draft. */
    @Component
    record Looks(PublishItems items, ArticlePreview articles, PathInWords paths) {}

    @GetMapping(TEXT)
    ModelAndView edit(
            @PathVariable UUID id,
            @PathVariable String locale,
            @RequestParam(required = false) @Nullable String saved,
            Locale language) {
        var manuscript = manuscript(id, locale);
        return form(
                        manuscript,
                        manuscript.written(),
                        locale,
                        manuscript.written().mark(locale),
                        language)
                .addObject("saved", saved != null);
    }

    /**
     * Keeps what was typed, unless somebody else changed the same text meanwhile: then it comes back beside theirs, and
     * whoever has read theirs may keep their own. With {@code do} nothing is kept yet, and the form comes back
     * rearranged or looked through.
     *
     * @param began the mark of the text that the form began with
     */
    @PostMapping(TEXT)
    ModelAndView write(
            @PathVariable UUID id,
            @PathVariable String locale,
            @RequestParam UUID began,
            @RequestParam(name = "do", defaultValue = "") String what,
            @RequestParam MultiValueMap<String, String> fields,
            JwtAuthenticationToken writer,
            Locale language) {
        var manuscript = manuscript(id, locale);
        var typed = TypedText.read(shapes.of(manuscript.written().kind()), fields);
        Rearranged.apply(typed, what);
        if (!what.isEmpty()) {
            return unsaved(manuscript, locale, typed, began, language);
        }
        try {
            work.write(id, locale, began, typed, Person.of(writer));
            return SeeOther.at(address(id, locale) + "?saved");
        } catch (Refused refused) {
            var now = manuscript(id, locale);
            return ItemPages.refused(
                    unsaved(now, locale, typed, now.written().mark(locale), language)
                            .addObject("meanwhile", meanwhile(now, locale, typed, refused, language)),
                    refused);
        }
    }

    /** What somebody else wrote and this would write over, field by field, under the field's name. */
    private Map<String, List<Piece>> meanwhile(
            Manuscript now, String locale, ObjectNode typed, Refused refused, Locale language) {
        var words = new LinkedHashMap<String, List<Piece>>();
        if (refused.because() == Refused.Because.CHANGED_MEANWHILE) {
            Difference.between(now.written().in(locale), typed)
                    .forEach(change -> words.put(looks.paths().of(change.path(), language), change.pieces()));
        }
        return words;
    }

    private ModelAndView unsaved(Manuscript manuscript, String locale, ObjectNode typed, UUID began, Locale language) {
        return form(manuscript, manuscript.written().with(locale, typed), locale, began, language)
                .addObject("unsaved", true);
    }

    /** As a page of the site shows it, and printed; faults keep it from being drawn, and are told. */
    @GetMapping("/staff/content/manuscripts/{id}/preview/{locale}")
    ModelAndView preview(@PathVariable UUID id, @PathVariable String locale, Locale language) {
        var manuscript = manuscript(id, locale);
        var page = new ModelAndView("staff/preview")
                .addObject("back", ManuscriptPages.address(id))
                .addObject("kind", manuscript.written().kind())
                .addObject("locale", locale)
                .addObject("called", shelf.title(manuscript.written(), locale))
                .addObject("text", manuscript.written().in(locale));
        looks.items()
                .draft(manuscript.written(), locale)
                .ifPresent(item -> looks.articles().show(item, page));
        return OtherLanguage.at(ManuscriptPages.address(id) + "/preview/" + locale, page, language);
    }

    private ModelAndView form(Manuscript manuscript, WrittenItem written, String locale, UUID began, Locale language) {
        Map<String, Map<UUID, String>> items =
                shelf.all(locale.equals("zxx") ? language.getLanguage() : locale).stream()
                        .collect(Collectors.groupingBy(
                                Shelf.Line::kind, Collectors.toMap(Shelf.Line::id, Shelf.Line::title)));
        var faults = looks.items().faults(List.of(written)).stream()
                .filter(fault -> fault.locale().equals(locale))
                .toList();
        var notes = ProofReading.notes(written, locale);
        var page = new ModelAndView("staff/editor")
                .addObject("address", address(manuscript.id(), locale))
                .addObject("manuscript", ManuscriptPages.address(manuscript.id()))
                .addObject("locale", locale)
                .addObject(
                        "others",
                        written.texts().keySet().stream()
                                .filter(other -> !other.equals(locale))
                                .toList())
                .addObject("kind", written.kind())
                .addObject("called", shelf.title(written, locale))
                .addObject("began", began)
                .addObject("isDraft", manuscript.state() == Manuscript.State.DRAFT)
                .addObject("boxes", Box.of(shapes.of(written.kind()), written.in(locale), items))
                .addObject("faults", faults)
                .addObject("notes", notes)
                .addObject("paths", inWords(notes, faults, language))
                .addObject("lix", ProofReading.lix(written, locale))
                .addObject("words", ProofReading.words(written, locale));
        return OtherLanguage.through("editor", address(manuscript.id(), locale), page, language);
    }

    private Map<String, String> inWords(List<ProofReading.Note> notes, List<Fault> faults, Locale language) {
        var words = new TreeMap<String, String>();
        notes.forEach(note -> words.put(note.path(), looks.paths().of(note.path(), language)));
        faults.forEach(fault -> words.put(fault.field(), looks.paths().of(fault.field(), language)));
        return words;
    }

    private static String address(UUID id, String locale) {
        return ManuscriptPages.address(id) + "/texts/" + locale;
    }

    private Manuscript manuscript(UUID id, String locale) {
        return manuscripts
                .manuscript(id)
                .filter(known -> known.written().texts().containsKey(locale))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
