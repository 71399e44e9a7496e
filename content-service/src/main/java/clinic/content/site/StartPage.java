package clinic.content.site;

import clinic.content.condition.Conditions;
import java.util.Locale;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;

/** What a visitor sees first, and the two files that browsers and search engines ask for unasked. */
@Controller
class StartPage {

    private final Conditions conditions;

    StartPage(Conditions conditions) {
        this.conditions = conditions;
    }

    @GetMapping("/")
    String start(Model model, Locale language) {
        model.addAttribute("conditions", conditions.in(language));
        return "start";
    }

    @GetMapping("/favicon.ico")
    String icon() {
        return "redirect:/assets/v1/img/leaf.svg";
    }

    /** Private pages are no secret by this; it only keeps well-behaved robots from opening links. */
    @GetMapping(path = "/robots.txt", produces = MediaType.TEXT_PLAIN_VALUE)
    @ResponseBody
    String robots() {
        return """
                User-agent: *
                Disallow: /appointments/
                Disallow: /check-in/
                Disallow: /staff/
                Disallow: /local
                """;
    }
}
