package clinic.booking.setup;

import clinic.booking.catalogue.Catalogue;
import clinic.booking.change.ChangedMeanwhile;
import clinic.site.OtherLanguage;
import clinic.site.SeeOther;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** The page between wanting to take something out of use and doing it: what it means for visits that are booked. */
@Component
class Retirement {

    private final Catalogue catalogue;

    Retirement(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /**
     * @param what {@code treatment} or {@code room}
     * @param address of the thing itself
     */
    ModelAndView page(String what, String address, String name, int version, List<Touch> touches, Locale locale) {
        ModelAndView page = new ModelAndView("setup/retirement")
                .addObject("what", what)
                .addObject("address", address)
                .addObject("name", name)
                .addObject("version", version)
                .addObject("touches", touches)
                .addObject("agreement", Touch.agreement(touches))
                .addObject("again", false)
                .addObject("zone", catalogue.zone())
                .addObject("onlyOneFor", List.of());
        return OtherLanguage.at(address + "/retirement", page, locale);
    }

    /** Does it and leads on; when things are no longer as they were seen, shows how they are. */
    ModelAndView done(Runnable deed, String then, Supplier<ModelAndView> page) {
        try {
            deed.run();
        } catch (TouchesVisits | ChangedMeanwhile other) {
            ModelAndView again = page.get().addObject("again", true);
            again.setStatus(HttpStatus.CONFLICT);
            return again;
        } catch (NoSuchTreatment | NoSuchRoom unknown) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, null, unknown);
        }
        return SeeOther.at(then);
    }
}
