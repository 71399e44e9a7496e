package clinic.content.site;

import clinic.content.condition.Condition;
import clinic.content.condition.Conditions;
import clinic.site.Addresses;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** The list of conditions and the article about each. */
@Controller
class ConditionPages {

    private final Conditions conditions;
    private final Articles articles;
    private final StructuredData structured;
    private final Addresses site;

    ConditionPages(Conditions conditions, Articles articles, StructuredData structured, Addresses site) {
        this.conditions = conditions;
        this.articles = articles;
        this.structured = structured;
        this.site = site;
    }

    @ModelAttribute("menu")
    String menu() {
        return "conditions";
    }

    @GetMapping("/conditions")
    String list(Model model, Locale language) {
        model.addAttribute("conditions", conditions.in(language));
        site.same("/conditions", language).addTo(model);
        return "conditions";
    }

    @GetMapping("/conditions/{slug}")
    String article(@PathVariable String slug, Model model, Locale language) {
        var condition = conditions
                .withSlug(slug, language)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        model.addAttribute("article", articles.about(condition));
        model.addAttribute("condition", condition);
        model.addAttribute("description", condition.lead());
        model.addAttribute("shareTitle", condition.name());
        var addresses = site.each(pathsOf(condition), language);
        addresses.addTo(model);
        model.addAttribute("structuredData", structured.about(condition, addresses));
        return "condition";
    }

    private List<Addresses.InLanguage> pathsOf(Condition condition) {
        return conditions
                .everywhere()
                .filter(other -> other.id().equals(condition.id()))
                .map(other -> new Addresses.InLanguage(other.locale(), "/conditions/" + other.slug()))
                .toList();
    }
}
