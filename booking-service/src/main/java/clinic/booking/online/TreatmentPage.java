package clinic.booking.online;

import clinic.booking.catalogue.Catalogue;
import clinic.booking.catalogue.Condition;
import clinic.booking.catalogue.Conditions;
import clinic.booking.catalogue.PractitionerProfile;
import clinic.booking.catalogue.PractitionerProfiles;
import clinic.booking.catalogue.Treatment;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;

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
    String show(@ModelAttribute("asked") Choices asked, Locale locale, Model model) {
        Optional<Condition> condition =
                Optional.ofNullable(asked.condition()).flatMap(id -> conditions.condition(id, locale));
        Optional<PractitionerProfile> chosen =
                Optional.ofNullable(asked.practitioner()).flatMap(profiles::of);
        List<Treatment> all = chosen.map(PractitionerProfile::treatments).orElseGet(catalogue::treatments);
        List<Treatment> suited = condition.map(one -> one.suited(all)).orElse(List.of());
        Choices known = asked.about(condition.map(Condition::id).orElse(null));
        model.addAttribute("choices", chosen.isPresent() || asked.practitioner() == null ? known : known.with(null));
        model.addAttribute("profile", chosen.orElse(null));
        model.addAttribute("practitioners", chosen.isPresent() ? List.of() : catalogue.receiving());
        model.addAttribute("condition", condition.orElse(null));
        model.addAttribute("suited", suited.isEmpty() ? all : suited);
        model.addAttribute(
                "others",
                suited.isEmpty()
                        ? List.of()
                        : all.stream().filter(one -> !suited.contains(one)).toList());
        return "book/treatment";
    }
}
