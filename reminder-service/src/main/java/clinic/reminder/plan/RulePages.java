package clinic.reminder.plan;

import clinic.contracts.reminder.Channel;
import clinic.contracts.reminder.Purpose;
import clinic.reminder.plan.ChangeRules.Changed;
import clinic.reminder.plan.Rule.Timing;
import clinic.reminder.policy.CodePolicy;
import clinic.reminder.template.TreatmentNames;
import clinic.site.OtherLanguage;
import clinic.site.SeeOther;
import java.security.Principal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/**
 * When the clinic writes to its patients: the rules that all go by, those that a treatment has instead, and a form for
 * each. What may be meant is said by {@link RuleInWords}, as over the API.
 */
@Controller
class RulePages {

    private static final String PATH = "/staff/messages/rules";
    private static final String NEW = "new";

    /** What the form of a new reminder begins with. */
    private static final Rule DAY_BEFORE = new Rule(
            "reminder",
            null,
            1,
            Purpose.REMINDER,
            new Timing.DaysBefore(1, null),
            List.of(Channel.SMS, Channel.EMAIL),
            false,
            Duration.ZERO,
            SendingWindow.SHIPPED,
            Duration.ZERO,
            true);

    private final MessageRules rules;
    private final ChangeRules changes;
    private final TreatmentNames treatments;
    private final CodePolicy codes;

    RulePages(MessageRules rules, ChangeRules changes, TreatmentNames treatments, CodePolicy codes) {
        this.codes = codes;
        this.rules = rules;
        this.changes = changes;
        this.treatments = treatments;
    }

    @GetMapping(PATH)
    ModelAndView list(
            @RequestParam(required = false) @Nullable UUID treatment,
            @RequestParam(required = false) @Nullable Integer saved,
            Locale locale) {
        ModelAndView page = new ModelAndView("staff/rules")
                .addObject("lines", lines(treatment))
                .addObject("treatments", treatments.all(locale))
                .addObject("treatment", treatment)
                .addObject("codeWanted", codes.wantsCode())
                .addObject("saved", saved);
        return OtherLanguage.at(in(PATH, treatment), page, locale);
    }

    @GetMapping(PATH + "/{name}")
    ModelAndView show(
            @PathVariable String name, @RequestParam(required = false) @Nullable UUID treatment, Locale locale) {
        KeptRule own = rules.find(name, treatment).orElse(null);
        Rule shown = own == null ? standing(name) : own.rule();
        return form(
                        name,
                        treatment,
                        shown.purpose(),
                        TypedRule.of(shown, own == null ? null : own.rule().version()),
                        null,
                        locale)
                .addObject("key", UUID.randomUUID());
    }

    /** @param key made with the form of a new reminder: a double click makes one */
    @PostMapping(PATH + "/{name}")
    ModelAndView change(
            @PathVariable String name,
            @RequestParam(required = false) @Nullable UUID treatment,
            @RequestParam(required = false) @Nullable UUID key,
            @ModelAttribute("typed") TypedRule typed,
            Principal person,
            Locale locale) {
        Purpose purpose = standing(name).purpose();
        String kept = name.equals(NEW) ? free(typed, key == null ? UUID.randomUUID() : key) : name;
        try {
            Changed changed =
                    changes.change(typed.words(purpose).rule(kept, treatment), typed.version(), person.getName());
            return SeeOther.at(in(PATH, treatment) + (treatment == null ? "?" : "&") + "saved=" + changed.messages());
        } catch (UnfitRule unfit) {
            ModelAndView again =
                    form(name, treatment, purpose, typed, unfit.field(), locale).addObject("key", key);
            again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return again;
        } catch (RuleChangedMeanwhile changed) {
            Rule now = rules.find(kept, treatment).map(KeptRule::rule).orElseGet(() -> standing(name));
            if (name.equals(NEW) && typed.words(purpose).rule(kept, treatment).asksTheSameAs(now)) {
                return SeeOther.at(in(PATH, treatment));
            }
            ModelAndView again = form(name, treatment, purpose, typed, null, locale)
                    .addObject("key", key)
                    .addObject("meanwhile", new RuleLine(now, false));
            again.setStatus(HttpStatus.CONFLICT);
            return again;
        }
    }

    /** The treatment goes by the clinic's rule again. */
    @PostMapping(PATH + "/{name}/removal")
    ModelAndView forget(@PathVariable String name, @RequestParam UUID treatment) {
        changes.forget(name, treatment);
        return SeeOther.at(in(PATH, treatment));
    }

    private List<RuleLine> lines(@Nullable UUID treatment) {
        List<Rule> all = treatment == null
                ? rules.all().stream()
                        .map(KeptRule::rule)
                        .filter(rule -> rule.treatmentId() == null)
                        .toList()
                : rules.planFor(treatment).rules();
        return all.stream()
                .sorted(RuleLine::byOccasion)
                .map(rule -> new RuleLine(rule, rule.treatmentId() != null))
                .toList();
    }

    private Rule standing(String name) {
        return name.equals(NEW)
                ? DAY_BEFORE
                : rules.all().stream()
                        .map(KeptRule::rule)
                        .filter(rule -> rule.name().equals(name))
                        .findFirst()
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /**
     * A name for a new reminder: it is part of what its messages are known by, and nobody has to read it. The same form
     * gives the same name, so that what comes twice is seen.
     */
    private static String free(TypedRule typed, UUID key) {
        String when = "reminder-"
                + ("before".equals(typed.when()) ? typed.before() + "-" + typed.beforeUnit() : typed.days() + "-days");
        return when.replaceAll("[^a-z0-9-]", "") + "-" + key.toString().substring(0, 8);
    }

    private ModelAndView form(
            String name,
            @Nullable UUID treatment,
            Purpose purpose,
            TypedRule typed,
            @Nullable String unfit,
            Locale locale) {
        String address = in(PATH + "/" + name, treatment);
        ModelAndView page = new ModelAndView("staff/rule")
                .addObject("address", address)
                .addObject("back", in(PATH, treatment))
                .addObject("name", name)
                .addObject("isNew", name.equals(NEW))
                .addObject("purpose", purpose)
                .addObject("treatment", treatment)
                .addObject("typed", typed)
                .addObject("unfit", unfit == null ? null : unfit.replace('.', '-'))
                .addObject(
                        "treatmentName",
                        treatments.all(locale).stream()
                                .filter(one -> Objects.equals(one.id(), treatment))
                                .map(TreatmentNames.Named::name)
                                .findFirst()
                                .orElse(null));
        return OtherLanguage.at(address, page, locale);
    }

    private static String in(String path, @Nullable UUID treatment) {
        return treatment == null ? path : path + "?treatment=" + treatment;
    }
}
