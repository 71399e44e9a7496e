package clinic.content.site;

import clinic.content.condition.Conditions;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What a visitor sees first. */
@Controller
class StartPage {

    private final Conditions conditions;

    StartPage(Conditions conditions) {
        this.conditions = conditions;
    }

    @GetMapping("/")
    String start(Model model, Locale language, HttpServletRequest request) {
        model.addAttribute("conditions", conditions.in(language));
        Addresses.of(request).same("/", language).addTo(model);
        return "start";
    }
}
