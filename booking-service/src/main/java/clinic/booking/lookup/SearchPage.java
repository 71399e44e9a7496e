package clinic.booking.lookup;

import clinic.booking.StaffPage;
import clinic.booking.signin.StaffMember;
import clinic.site.OtherLanguage;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** One field for whatever somebody says of themselves. What is typed is posted: a name in an address would be kept. */
@Controller
@StaffPage
class SearchPage {

    private final FindPatients finding;

    SearchPage(FindPatients finding) {
        this.finding = finding;
    }

    @GetMapping("/staff/patients")
    ModelAndView open(Locale locale) {
        return page("", locale);
    }

    @PostMapping("/staff/patients")
    ModelAndView find(@RequestParam String q, HttpServletRequest request, Locale locale) {
        return page(q, locale)
                .addObject("asked", true)
                .addObject("found", finding.find(q, StaffMember.asking(request)).orElse(null));
    }

    private static ModelAndView page(String typed, Locale locale) {
        ModelAndView page = new ModelAndView("staff/patients").addObject("typed", typed);
        return OtherLanguage.through("search", "/staff/patients", page, locale);
    }
}
