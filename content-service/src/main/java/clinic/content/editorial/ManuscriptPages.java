package clinic.content.editorial;

import clinic.content.editorial.Difference.Change;
import clinic.content.editorial.ProofReading.Lix;
import clinic.content.editorial.ProofReading.Note;
import clinic.content.publication.Fault;
import clinic.content.publication.Publications;
import clinic.content.publication.PublishedItems;
import clinic.content.publication.WrittenItem;
import clinic.site.OtherLanguage;
import clinic.site.SeeOther;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** A version on its way: its words, what others say of them, and each step it can take next. */
@Controller
class ManuscriptPages {

    private static final String PATH = "/staff/content/manuscripts";
    private static final String MANUSCRIPT = PATH + "/{id}";

    private final Manuscripts manuscripts;
    private final Steps steps;
    private final Shelf shelf;
    private final Work work;
    private final Look look;

    ManuscriptPages(Manuscripts manuscripts, Steps steps, Shelf shelf, Work work, Look look) {
        this.manuscripts = manuscripts;
        this.steps = steps;
        this.shelf = shelf;
        this.work = work;
        this.look = look;
    }

    /** What it is held against. */
    @Component
    record Look(PublishedItems items, Publications publications, PathInWords paths) {}

    /** What can be done to one. */
    @Component
    record Work(WorkOnManuscript manuscript, PublishManuscript publishing) {}

    static String address(UUID manuscript) {
        return PATH + "/" + manuscript;
    }

    @GetMapping(MANUSCRIPT)
    ModelAndView show(@PathVariable UUID id, JwtAuthenticationToken reader, Locale language) {
        return page(id, reader, language);
    }

    @PostMapping(MANUSCRIPT + "/review")
    ModelAndView handIn(@PathVariable UUID id, @RequestParam int seen, JwtAuthenticationToken person, Locale language) {
        return done(id, person, language, () -> work.manuscript().handIn(id, seen, Person.of(person)));
    }

    @PostMapping(MANUSCRIPT + "/comments")
    ModelAndView comment(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String words,
            JwtAuthenticationToken person,
            Locale language) {
        return done(id, person, language, () -> work.manuscript().comment(id, words, Person.of(person)));
    }

    @PostMapping(MANUSCRIPT + "/return")
    ModelAndView sendBack(
            @PathVariable UUID id,
            @RequestParam int seen,
            @RequestParam(defaultValue = "") String words,
            JwtAuthenticationToken person,
            Locale language) {
        return done(id, person, language, () -> work.manuscript().sendBack(id, seen, words, Person.of(person)));
    }

    @PostMapping(MANUSCRIPT + "/approval")
    ModelAndView approve(
            @PathVariable UUID id,
            @RequestParam int seen,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String title,
            JwtAuthenticationToken person,
            Locale language) {
        return done(id, person, language, () -> work.manuscript().approve(id, seen, name, title, Person.of(person)));
    }

    @PostMapping(MANUSCRIPT + "/publication")
    ModelAndView publish(
            @PathVariable UUID id, @RequestParam int seen, JwtAuthenticationToken person, Locale language) {
        return done(id, person, language, () -> work.publishing().publish(id, seen, Person.of(person)));
    }

    @PostMapping(MANUSCRIPT + "/removal")
    ModelAndView drop(
            @PathVariable UUID id,
            @RequestParam int seen,
            @RequestParam(defaultValue = "") String words,
            JwtAuthenticationToken person,
            Locale language) {
        return done(id, person, language, () -> work.manuscript().drop(id, seen, words, Person.of(person)));
    }

    private ModelAndView done(UUID id, JwtAuthenticationToken person, Locale language, Runnable step) {
        manuscript(id);
        try {
            step.run();
        } catch (Refused refused) {
            return ItemPages.refused(page(id, person, language), refused);
        }
        var now = manuscript(id);
        if (now.state().isUnderWay()) {
            return SeeOther.at(address(id));
        }
        var item = now.written().id();
        // What was never published and is dropped has no page any more.
        return SeeOther.at(look.items().item(item).isPresent() ? ItemPages.address(item) : ItemPages.LIST);
    }

    private ModelAndView page(UUID id, JwtAuthenticationToken reader, Locale language) {
        var manuscript = manuscript(id);
        var together = work.publishing().together(manuscript);
        var person = Person.of(reader);
        var page = new ModelAndView("staff/manuscript")
                .addObject("address", address(id))
                .addObject("manuscript", manuscript)
                .addObject("state", manuscript.state().name())
                .addObject("revision", manuscript.revision())
                .addObject("kind", manuscript.written().kind())
                .addObject("item", ItemPages.address(manuscript.written().id()))
                .addObject("called", shelf.title(manuscript.written(), language.getLanguage()))
                .addObject(
                        "along",
                        together.manuscripts().stream()
                                .skip(1)
                                .map(one -> shelf.title(one.written(), language.getLanguage()))
                                .toList())
                .addObject("faults", together.faults())
                .addObject("locales", List.copyOf(manuscript.written().texts().keySet()))
                .addObject("changes", changes(manuscript))
                .addObject("notes", notes(manuscript))
                .addObject("lix", lix(manuscript))
                .addObject("paths", paths(manuscript, together.faults(), language))
                .addObject(
                        "steps",
                        steps.of(manuscript.written().id()).stream()
                                .filter(step -> id.equals(step.manuscript()))
                                .toList())
                .addObject("writes", person.writes())
                .addObject("mayApprove", person.isClinician() && !manuscript.isBy(person))
                .addObject("own", manuscript.isBy(person))
                .addObject("name", person.name())
                .addObject("zone", look.publications().zone());
        return OtherLanguage.at(address(id), page, language);
    }

    /** What it says otherwise than what is published, by language; nothing once it is published itself. */
    private Map<String, List<Change>> changes(Manuscript manuscript) {
        var changes = new LinkedHashMap<String, List<Change>>();
        if (manuscript.state().isUnderWay()) {
            var before = look.items()
                    .words(manuscript.written().id())
                    .map(WrittenItem::texts)
                    .orElse(Map.of());
            manuscript
                    .written()
                    .texts()
                    .forEach((locale, text) -> changes.put(locale, Difference.between(before.get(locale), text)));
        }
        return changes;
    }

    private static Map<String, List<Note>> notes(Manuscript manuscript) {
        var notes = new LinkedHashMap<String, List<Note>>();
        manuscript
                .written()
                .texts()
                .keySet()
                .forEach(locale -> notes.put(locale, ProofReading.notes(manuscript.written(), locale)));
        return notes;
    }

    private static Map<String, Lix> lix(Manuscript manuscript) {
        var lix = new LinkedHashMap<String, Lix>();
        manuscript
                .written()
                .texts()
                .keySet()
                .forEach(locale -> lix.put(locale, ProofReading.lix(manuscript.written(), locale)));
        return lix;
    }

    private Map<String, String> paths(Manuscript manuscript, List<Fault> faults, Locale language) {
        var paths = new HashMap<String, String>();
        Stream.of(
                        changes(manuscript).values().stream()
                                .flatMap(List::stream)
                                .map(Change::path),
                        notes(manuscript).values().stream()
                                .flatMap(List::stream)
                                .map(Note::path),
                        faults.stream().map(Fault::field))
                .flatMap(all -> all)
                .forEach(path -> paths.put(path, look.paths().of(path, language)));
        return paths;
    }

    private Manuscript manuscript(UUID id) {
        return manuscripts.manuscript(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
