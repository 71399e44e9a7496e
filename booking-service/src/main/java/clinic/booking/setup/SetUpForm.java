package clinic.booking.setup;

import clinic.booking.InvalidInput.Fault;
import clinic.site.OtherLanguage;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.ModelAndView;

/** What all forms of setting up answer with: the form, its faults, what it touches, what somebody changed meanwhile. */
final class SetUpForm {

    private SetUpForm() {}

    static ModelAndView of(String template, String address, List<Fault> faults, Locale locale) {
        ModelAndView page = new ModelAndView(template)
                .addObject("address", address)
                .addObject("faults", Fault.byField(faults))
                .addObject("touches", List.of())
                .addObject("agreement", "");
        if (!faults.isEmpty()) {
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return OtherLanguage.at(address, page, locale);
    }

    /** Nothing is saved yet: first comes what it means for visits that are booked. */
    static ModelAndView touching(ModelAndView page, List<Touch> touches, ZoneId zone) {
        page.setStatus(HttpStatus.CONFLICT);
        return page.addObject("touches", touches)
                .addObject("agreement", Touch.agreement(touches))
                .addObject("zone", zone);
    }

    static ModelAndView changedMeanwhile(ModelAndView page, Object meanwhile) {
        page.setStatus(HttpStatus.CONFLICT);
        return page.addObject("meanwhile", meanwhile);
    }
}
