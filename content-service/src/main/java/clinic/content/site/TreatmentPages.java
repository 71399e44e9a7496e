package clinic.content.site;

import clinic.content.treatment.BookableTreatments;
import clinic.content.treatment.TreatmentMethod;
import clinic.content.treatment.TreatmentMethods;
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

/** How the clinic treats, and what that may help; each page leads to booking what it is used in. */
@Controller
class TreatmentPages {

    private final TreatmentMethods methods;
    private final BookableTreatments bookable;
    private final StructuredData structured;
    private final Addresses site;

    TreatmentPages(TreatmentMethods methods, BookableTreatments bookable, StructuredData structured, Addresses site) {
        this.methods = methods;
        this.bookable = bookable;
        this.structured = structured;
        this.site = site;
    }

    @ModelAttribute("menu")
    String menu() {
        return "treatments";
    }

    @GetMapping("/treatments")
    String list(Model model, Locale language) {
        model.addAttribute("methods", methods.in(language));
        model.addAttribute("bookable", bookable.all());
        site.same("/treatments", language).addTo(model);
        return "treatments";
    }

    @GetMapping("/treatments/{slug}")
    String treatment(@PathVariable String slug, Model model, Locale language) {
        var method =
                methods.withSlug(slug, language).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        var bookedAs = bookable.of(method);
        model.addAttribute("method", method);
        model.addAttribute("bookable", bookedAs);
        model.addAttribute("description", method.whatHappens());
        model.addAttribute("shareTitle", method.name());
        var addresses = site.each(pathsOf(method), language);
        addresses.addTo(model);
        model.addAttribute("structuredData", structured.about(method, bookedAs, addresses));
        return "treatment";
    }

    private List<Addresses.InLanguage> pathsOf(TreatmentMethod method) {
        return methods.everywhere()
                .filter(other -> other.id().equals(method.id()))
                .map(other -> new Addresses.InLanguage(other.locale(), "/treatments/" + other.slug()))
                .toList();
    }
}
