package clinic.content.site;

import clinic.content.condition.Conditions;
import clinic.content.treatment.TreatmentMethods;
import clinic.site.Addresses;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What a visitor sees first. */
@Controller
class StartPage {

    private final Conditions conditions;
    private final TreatmentMethods methods;
    private final Addresses site;
    private final StructuredData structured;

    StartPage(Conditions conditions, TreatmentMethods methods, Addresses site, StructuredData structured) {
        this.conditions = conditions;
        this.methods = methods;
        this.site = site;
        this.structured = structured;
    }

    @GetMapping("/")
    String start(Model model, Locale language) {
        // None of the menu's pages, and has the menu too.
        model.addAttribute("menu", "start");
        model.addAttribute("conditions", conditions.in(language));
        model.addAttribute("methods", methods.in(language));
        model.addAttribute("structuredData", structured.aboutClinic(site, language));
        site.same("/", language).addTo(model);
        return "start";
    }
}
