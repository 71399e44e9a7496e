package clinic.content.editorial;

import clinic.content.publication.Publications;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What is published, in which version, who approved it, and what must be looked at next. */
@Controller
class PublishedPage {

    private final Publications publications;

    PublishedPage(Publications publications) {
        this.publications = publications;
    }

    @GetMapping("/staff/content")
    String show(Model model) {
        model.addAttribute("items", publications.newest());
        model.addAttribute("today", publications.today());
        return "staff/content";
    }
}
