package clinic.content.site;

import clinic.content.advice.Advice;
import clinic.content.condition.Condition;
import clinic.content.condition.Conditions;
import clinic.content.publication.Authored;
import clinic.content.publication.Publications;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** The list of conditions and the article about each. */
@Controller
class ConditionPages {

    private final Conditions conditions;
    private final Publications publications;

    ConditionPages(Conditions conditions, Publications publications) {
        this.conditions = conditions;
        this.publications = publications;
    }

    @GetMapping("/conditions")
    String list(Model model, Locale language) {
        model.addAttribute("conditions", conditions.in(language));
        return "conditions";
    }

    @GetMapping("/conditions/{slug}")
    String article(@PathVariable String slug, Model model, Locale language) {
        var condition = conditions
                .withSlug(slug, language)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        model.addAttribute("condition", condition);
        model.addAttribute("description", condition.lead());
        model.addAttribute("advice", advice(condition));
        return "condition";
    }

    /** In the order the article names them; one that may no longer be shown is left out. */
    private List<Advice> advice(Condition condition) {
        var known = publications.current(Advice.class, condition.locale()).stream()
                .collect(Collectors.toMap(Authored::id, Function.identity()));
        return condition.advice().stream()
                .map(known::get)
                .filter(Objects::nonNull)
                .toList();
    }
}
