package clinic.content.site;

import clinic.content.condition.Conditions;
import clinic.content.search.Search;
import clinic.site.ForEveryone;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What answers to a visitor's words. Where they ask for it, red flags come first. */
@Controller
class SearchPage {

    /** Nobody types more; whoever sends more gets the answer to its beginning. */
    private static final int LONGEST = 120;

    private final Search search;
    private final Conditions conditions;

    SearchPage(Search search, Conditions conditions) {
        this.search = search;
        this.conditions = conditions;
    }

    @GetMapping("/search")
    String find(@RequestParam(defaultValue = "") String q, Model model, Locale language, HttpServletResponse response) {
        // What somebody looks for may be about their health, and a phone may be a family's.
        ForEveryone.isNot(response);
        var asked = q.strip().substring(0, Math.min(LONGEST, q.strip().length()));
        var findings = search.find(asked, language);
        model.addAttribute("menu", "search");
        model.addAttribute("asked", asked);
        model.addAttribute("findings", findings);
        model.addAttribute(
                "flagged",
                findings.stream().filter(finding -> !finding.signs().isEmpty()).toList());
        model.addAttribute("methods", search.methods(asked, language));
        model.addAttribute("people", search.people(asked, language));
        model.addAttribute("conditions", conditions.in(language));
        return "search";
    }
}
