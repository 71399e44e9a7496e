package clinic.reminder.editing;

import clinic.reminder.Flaw;
import clinic.reminder.contact.AddressBook;
import clinic.reminder.template.Languages;
import clinic.reminder.template.Template;
import clinic.reminder.template.TemplateText;
import clinic.reminder.template.TemplateVersion;
import clinic.reminder.template.Templates;
import clinic.reminder.template.WordsNotForEveryone;
import clinic.site.OtherLanguage;
import clinic.site.SeeOther;
import java.security.Principal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/**
 * What the clinic says to its patients: the list, and for each template a form with both languages, what it would look
 * like, and every version there was. Words are read and kept by the same as over the API.
 */
@Controller
class TemplatePages {

    private static final String PATH = "/staff/messages/templates";

    private final Templates templates;
    private final ProofReader proofs;
    private final Samples samples;
    private final SaveTemplate saving;
    private final AddressBook addresses;

    TemplatePages(
            Templates templates, ProofReader proofs, Samples samples, SaveTemplate saving, AddressBook addresses) {
        this.templates = templates;
        this.proofs = proofs;
        this.samples = samples;
        this.saving = saving;
        this.addresses = addresses;
    }

    @GetMapping(PATH)
    ModelAndView list(Locale locale) {
        ModelAndView page = new ModelAndView("staff/templates")
                .addObject(
                        "purposes",
                        Arrays.stream(Template.values())
                                .collect(Collectors.groupingBy(
                                        Template::purpose, LinkedHashMap::new, Collectors.toList())))
                .addObject("versions", versions());
        return OtherLanguage.at(PATH, page, locale);
    }

    private Map<Template, TemplateVersion> versions() {
        return Arrays.stream(Template.values()).collect(Collectors.toMap(one -> one, templates::inForce));
    }

    @GetMapping(PATH + "/{name}")
    ModelAndView show(
            @PathVariable String name, @RequestParam(required = false) @Nullable Integer saved, Locale locale) {
        Template template = template(name);
        TemplateVersion inForce = templates.inForce(template);
        return form(template, TypedWords.of(inForce.texts()), inForce.version(), List.of(), locale)
                .addObject("previews", previewsOf(template, inForce.texts()))
                .addObject("saved", saved);
    }

    /** Shows what is typed as it would arrive; nothing is kept. */
    @PostMapping(PATH + "/{name}/preview")
    ModelAndView preview(
            @PathVariable String name,
            @RequestParam(required = false) @Nullable Integer seen,
            @RequestParam Map<String, String> fields,
            Locale locale) {
        Template template = template(name);
        TypedWords typed = TypedWords.read(template, fields);
        try {
            return form(template, typed, seen, List.of(), locale)
                    .addObject("previews", previewsOf(template, proofs.read(template, typed.byLanguage())))
                    .addObject("draft", true);
        } catch (UnfitWords unfit) {
            return unfit(template, typed, seen, unfit, locale);
        }
    }

    /** A mail as its reader sees it, which is no page of ours: in a frame of its own, by its own styles, without scripts. */
    @PostMapping(PATH + "/{name}/mail")
    ResponseEntity<String> mail(
            @PathVariable String name, @RequestParam String language, @RequestParam Map<String, String> fields) {
        Template template = template(name);
        String html;
        try {
            html = samples.of(
                            template,
                            proofs.read(
                                    template, TypedWords.read(template, fields).byLanguage()),
                            Locale.of(language))
                    .html();
        } catch (UnfitWords unfit) {
            throw new ResponseStatusException(HttpStatus.UNPROCESSABLE_CONTENT, null, unfit);
        }
        return ResponseEntity.ok()
                .contentType(MediaType.TEXT_HTML)
                .header("Content-Security-Policy", "sandbox; default-src 'none'; style-src 'unsafe-inline'")
                .body(html);
    }

    @PostMapping(PATH + "/{name}")
    ModelAndView save(
            @PathVariable String name,
            @RequestParam(required = false) @Nullable Integer seen,
            @RequestParam Map<String, String> fields,
            Principal person,
            Locale locale) {
        Template template = template(name);
        TypedWords typed = TypedWords.read(template, fields);
        if (seen == null) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        try {
            saving.save(template, seen, proofs.read(template, typed.byLanguage()), null, person.getName());
            return saved(template);
        } catch (UnfitWords unfit) {
            return unfit(template, typed, seen, unfit, locale);
        } catch (ChangedMeanwhile changed) {
            return changed(template, typed, changed.version(), locale);
        }
    }

    /** An earlier version's words, as a new one. */
    @PostMapping(PATH + "/{name}/restoration")
    ModelAndView restore(
            @PathVariable String name,
            @RequestParam Integer seen,
            @RequestParam Integer version,
            Principal person,
            Locale locale) {
        Template template = template(name);
        TypedWords words = TypedWords.of(templates
                .version(template, version)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND))
                .texts());
        try {
            saving.save(template, seen, proofs.read(template, words.byLanguage()), version, person.getName());
            return saved(template);
        } catch (UnfitWords unfit) {
            return unfit(template, words, seen, unfit, locale);
        } catch (ChangedMeanwhile changed) {
            return changed(template, words, changed.version(), locale);
        }
    }

    private ModelAndView saved(Template template) {
        return SeeOther.at(PATH + "/" + template.id() + "?saved=" + saving.waiting(template));
    }

    private ModelAndView unfit(
            Template template, TypedWords typed, @Nullable Integer seen, UnfitWords unfit, Locale locale) {
        ModelAndView again = form(template, typed, seen, unfit.flaws(), locale);
        again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return again;
    }

    /** What is in force now is shown, so it counts as seen: whoever saves again means it. */
    private ModelAndView changed(Template template, TypedWords typed, int inForce, Locale locale) {
        ModelAndView again = form(template, typed, inForce, List.of(), locale)
                .addObject(
                        "meanwhile", TypedWords.of(templates.inForce(template).texts()));
        again.setStatus(HttpStatus.CONFLICT);
        return again;
    }

    /** Null where the words in force cannot be shown: a condition has got a name since that they hold. */
    private @Nullable Map<String, Preview> previewsOf(Template template, Map<String, TemplateText> texts) {
        try {
            return samples.previews(template, texts);
        } catch (WordsNotForEveryone refused) {
            return null;
        }
    }

    private ModelAndView form(
            Template template, TypedWords typed, @Nullable Integer seen, List<Flaw> flaws, Locale locale) {
        List<TemplateVersion> history = templates.history(template);
        String address = PATH + "/" + template.id();
        ModelAndView page = new ModelAndView("staff/template")
                .addObject("address", address)
                .addObject("template", template)
                .addObject("parts", TemplateInWords.of(history.getFirst()).parts())
                .addObject("languages", Languages.ALL)
                .addObject("typed", typed)
                .addObject("seen", seen)
                .addObject("flaws", flaws.stream().collect(Collectors.groupingBy(Flaw::field)))
                .addObject("history", history)
                .addObject("zone", addresses.zone());
        return OtherLanguage.at(address, page, locale);
    }

    private static Template template(String name) {
        return Template.named(name).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
