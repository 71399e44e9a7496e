package clinic.content.site;

import clinic.site.Addresses;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** How far the pages are for everybody, what is known to fall short, and whom to tell. Every page leads here. */
@Controller
class AccessibilityPage {

    private final Addresses site;

    AccessibilityPage(Addresses site) {
        this.site = site;
    }

    @GetMapping("/accessibility")
    String statement(Model model, Locale language) {
        // None of the menu's pages, and has the menu too.
        model.addAttribute("menu", "accessibility");
        site.same("/accessibility", language).addTo(model);
        return "accessibility";
    }
}
