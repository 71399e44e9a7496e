package clinic.content.editorial;

import clinic.content.editorial.Refused.Because;
import clinic.content.editorial.Step.What;
import clinic.content.publication.Publications;
import clinic.content.publication.PublishedItems;
import clinic.site.OtherLanguage;
import clinic.site.SeeOther;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Consumer;
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

/**
 * All content that there is, and for each item what is published, what was done to it and by whom; how a new version
 * begins, and how everything is taken back.
 */
@Controller
class ItemPages {

    static final String LIST = "/staff/content";
    private static final String ITEM = LIST + "/items/{item}";

    private final Shelf shelf;
    private final Steps steps;
    private final Kept kept;
    private final WorkOnManuscript work;
    private final TakeBackItem takingBack;

    ItemPages(Shelf shelf, Steps steps, Kept kept, WorkOnManuscript work, TakeBackItem takingBack) {
        this.shelf = shelf;
        this.steps = steps;
        this.kept = kept;
        this.work = work;
        this.takingBack = takingBack;
    }

    /** What is published. */
    @Component
    record Kept(Publications publications, PublishedItems items) {}

    @GetMapping(LIST)
    ModelAndView list(JwtAuthenticationToken reader, Locale language) {
        var today = kept.publications().today();
        var lines = shelf.all(language.getLanguage());
        var page = new ModelAndView("staff/content")
                .addObject(
                        "soon",
                        lines.stream()
                                .filter(line -> line.standing(today).wantsReview())
                                .toList())
                .addObject("writes", Person.of(reader).writes())
                .addObject("kinds", Shelf.byKind(lines))
                .addObject("today", today);
        return OtherLanguage.at(LIST, page, language);
    }

    @GetMapping(ITEM)
    ModelAndView show(@PathVariable UUID item, JwtAuthenticationToken reader, Locale language) {
        return page("item", item, reader, language);
    }

    @PostMapping(ITEM + "/manuscripts")
    ModelAndView begin(@PathVariable UUID item, JwtAuthenticationToken writer, Locale language) {
        var words = kept.items().words(item).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        try {
            return SeeOther.at(ManuscriptPages.address(work.begin(words, What.BEGUN, Person.of(writer))));
        } catch (Refused refused) {
            return refused(page("item", item, writer, language), refused);
        }
    }

    @GetMapping(ITEM + "/withdrawal")
    ModelAndView askToWithdraw(@PathVariable UUID item, JwtAuthenticationToken reader, Locale language) {
        return page("withdrawal", item, reader, language);
    }

    /** From the next moment on nobody is shown or sent it. */
    @PostMapping(ITEM + "/withdrawal")
    ModelAndView withdraw(
            @PathVariable UUID item,
            @RequestParam(defaultValue = "") String reason,
            JwtAuthenticationToken person,
            Locale language) {
        return takeBack("withdrawal", item, person, language, by -> takingBack.withdraw(item, reason, by));
    }

    @GetMapping(ITEM + "/retirement")
    ModelAndView askToRetire(@PathVariable UUID item, JwtAuthenticationToken reader, Locale language) {
        return page("retirement", item, reader, language);
    }

    @PostMapping(ITEM + "/retirement")
    ModelAndView retire(
            @PathVariable UUID item,
            @RequestParam(defaultValue = "") String reason,
            JwtAuthenticationToken person,
            Locale language) {
        return takeBack("retirement", item, person, language, by -> takingBack.retire(item, reason, by));
    }

    private ModelAndView takeBack(
            String view, UUID item, JwtAuthenticationToken person, Locale language, Consumer<Person> deed) {
        try {
            deed.accept(Person.of(person));
            return SeeOther.at(address(item));
        } catch (Refused refused) {
            return refused(page(view, item, person, language), refused);
        }
    }

    private ModelAndView page(String view, UUID item, JwtAuthenticationToken reader, Locale language) {
        var line = shelf.line(item, language.getLanguage())
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        var shown = view.equals("item") ? address(item) : address(item) + "/" + view;
        var page = new ModelAndView("staff/" + view)
                .addObject("address", address(item))
                .addObject("line", line)
                .addObject("steps", steps.of(item))
                .addObject("writes", Person.of(reader).writes())
                .addObject("today", kept.publications().today())
                .addObject("zone", kept.publications().zone());
        return OtherLanguage.at(shown, page, language);
    }

    static String address(UUID item) {
        return LIST + "/items/" + item;
    }

    static ModelAndView refused(ModelAndView page, Refused refused) {
        page.setStatus(statusOf(refused.because()));
        return page.addObject("refused", refused.because());
    }

    private static HttpStatus statusOf(Because because) {
        return switch (because) {
            case NO_REASON, NO_TITLE, NOT_WHOLE -> HttpStatus.UNPROCESSABLE_CONTENT;
            case ONLY_A_CLINICIAN, ONLY_WHO_WRITES, OWN_WORDS -> HttpStatus.FORBIDDEN;
            case NOT_IN_THIS_STATE, CHANGED_MEANWHILE, UNDER_WAY, USED_BY_A_PLAN -> HttpStatus.CONFLICT;
        };
    }
}
