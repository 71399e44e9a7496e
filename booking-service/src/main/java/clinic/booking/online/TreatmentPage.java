package clinic.booking.online;

import clinic.booking.catalogue.Catalogue;
import clinic.booking.catalogue.Condition;
import clinic.booking.catalogue.Conditions;
import clinic.booking.catalogue.Treatment;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Step 1: what would you like help with? Who comes from a condition sees what suits it first. */
@Controller
class TreatmentPage {

    private final Catalogue catalogue;
    private final Conditions conditions;

    TreatmentPage(Catalogue catalogue, Conditions conditions) {
        this.catalogue = catalogue;
        this.conditions = conditions;
    }

    @GetMapping("/book")
    String show(@ModelAttribute("asked") Choices asked, Locale locale, Model model) {
        Optional<Condition> condition =
                Optional.ofNullable(asked.condition()).flatMap(id -> conditions.condition(id, locale));
        List<Treatment> all = catalogue.treatments();
        List<Treatment> suited = condition.map(one -> suited(all, one)).orElse(List.of());
        model.addAttribute("choices", asked.about(condition.map(Condition::id).orElse(null)));
        model.addAttribute("condition", condition.orElse(null));
        model.addAttribute("suited", suited.isEmpty() ? all : suited);
        model.addAttribute(
                "others",
                suited.isEmpty()
                        ? List.of()
                        : all.stream().filter(one -> !suited.contains(one)).toList());
        return "book/treatment";
    }

    private static List<Treatment> suited(List<Treatment> all, Condition condition) {
        List<String> codes = condition.suitedTreatments();
        return all.stream()
                .filter(treatment -> codes.contains(treatment.code()))
                .sorted(Comparator.comparingInt(treatment -> codes.indexOf(treatment.code())))
                .toList();
    }
}
