package clinic.booking.online;

import clinic.booking.catalogue.Catalogue;
import clinic.booking.catalogue.Condition;
import clinic.booking.catalogue.Conditions;
import clinic.booking.catalogue.PractitionerProfile;
import clinic.booking.catalogue.PractitionerProfiles;
import clinic.booking.catalogue.Treatment;
import clinic.site.OtherLanguage;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * Step 1: what would you like help with? Who comes from a condition sees what suits it first; who comes from a
 * practitioner sees who that is, and what they give.
 */
@Controller
class TreatmentPage {

    private final Catalogue catalogue;
    private final PractitionerProfiles profiles;
    private final Conditions conditions;

    TreatmentPage(Catalogue catalogue, PractitionerProfiles profiles, Conditions conditions) {
        this.catalogue = catalogue;
        this.profiles = profiles;
        this.conditions = conditions;
    }

    @GetMapping("/book")
    ModelAndView show(@ModelAttribute("asked") Choices asked, Locale locale) {
        return page(asked, Details.NONE, locale);
    }

    /** The same page for someone who has typed their details, and wants something else after all. */
    @PostMapping("/book")
    ModelAndView showKeeping(
            @ModelAttribute("asked") Choices asked, @ModelAttribute("typed") Details typed, Locale locale) {
        return page(asked, typed, locale);
    }

    private ModelAndView page(Choices asked, Details typed, Locale locale) {
        Optional<Condition> condition =
                Optional.ofNullable(asked.condition()).flatMap(id -> conditions.condition(id, locale));
        Optional<PractitionerProfile> chosen =
                Optional.ofNullable(asked.practitioner()).flatMap(profiles::of);
        List<Treatment> all = chosen.map(PractitionerProfile::treatments).orElseGet(catalogue::treatments);
        List<Treatment> suited = condition.map(one -> one.suited(all)).orElse(List.of());
        Choices known = asked.about(condition.map(Condition::id).orElse(null));
        ModelAndView page = new ModelAndView("book/treatment")
                .addObject("choices", chosen.isPresent() || asked.practitioner() == null ? known : known.with(null))
                .addObject("typed", typed)
                .addObject("profile", chosen.orElse(null))
                .addObject("practitioners", chosen.isPresent() ? List.of() : catalogue.receiving())
                .addObject("condition", condition.orElse(null))
                .addObject("suited", suited.isEmpty() ? all : suited)
                .addObject(
                        "others",
                        suited.isEmpty()
                                ? List.of()
                                : all.stream()
                                        .filter(one -> !suited.contains(one))
                                        .toList());
        String address = asked.at("/book");
        return typed.typed()
                ? OtherLanguage.through("kept", address, page, locale)
                : OtherLanguage.at(address, page, locale);
    }
}
