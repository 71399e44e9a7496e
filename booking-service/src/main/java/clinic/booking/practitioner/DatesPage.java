package clinic.booking.practitioner;

import clinic.booking.InvalidInput;
import clinic.booking.InvalidInput.Fault;
import clinic.booking.StaffPage;
import clinic.booking.audit.Who;
import clinic.booking.catalogue.Catalogue;
import clinic.booking.change.ChangedMeanwhile;
import clinic.booking.practitioner.DateChange.Typed;
import clinic.booking.practitioner.Practitioners.Kept;
import clinic.booking.setup.SetUpCalls;
import clinic.site.OtherLanguage;
import clinic.site.SeeOther;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** Dates on which a practitioner is away, or has other or further hours. For admins. */
@Controller
@StaffPage
class DatesPage {

    private static final String PATH = PractitionerPages.PATH + "/{id}/dates";

    private final Practitioners practitioners;
    private final DateChanges dates;
    private final ChangeDates changing;
    private final VisitLines lines;
    private final Catalogue catalogue;

    DatesPage(
            Practitioners practitioners,
            DateChanges dates,
            ChangeDates changing,
            VisitLines lines,
            Catalogue catalogue) {
        this.practitioners = practitioners;
        this.dates = dates;
        this.changing = changing;
        this.lines = lines;
        this.catalogue = catalogue;
    }

    @GetMapping(PATH)
    ModelAndView show(@PathVariable UUID id, @RequestParam(required = false) @Nullable String saved, Locale locale) {
        return page(id, practitioner(id), Typed.NOTHING, List.of(), locale).addObject("saved", saved != null);
    }

    @PostMapping(PATH)
    ModelAndView change(
            @PathVariable UUID id,
            @ModelAttribute("typed") Typed typed,
            @RequestParam MultiValueMap<String, String> form,
            HttpServletRequest request,
            Locale locale) {
        Kept kept = practitioner(id);
        if (form.containsKey("edit")) {
            return page(id, kept, typed, List.of(), locale);
        }
        Who who = SetUpCalls.who(request);
        boolean back = form.containsKey("back");
        try {
            DateChange change = DateChange.read(
                    typed, catalogue.today(), catalogue.locationNames().keySet());
            try {
                changing.change(id, change, back, version(form), Shown.of(form), who);
            } catch (NotConfirmed first) {
                return page(id, kept, typed, List.of(), locale)
                        .addObject("change", change)
                        .addObject("back", back)
                        .addObject("version", version(form))
                        .addObject("touched", lines.of(first.touched(), locale));
            }
        } catch (InvalidInput input) {
            ModelAndView again = page(id, kept, typed, input.faults(), locale);
            again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return again;
        } catch (ChangedMeanwhile changed) {
            ModelAndView again =
                    page(id, practitioner(id), typed, List.of(), locale).addObject("meanwhile", true);
            again.setStatus(HttpStatus.CONFLICT);
            return again;
        }
        return SeeOther.at(PATH.replace("{id}", id.toString()) + "?saved");
    }

    private ModelAndView page(UUID id, Kept kept, Typed typed, List<Fault> faults, Locale locale) {
        String address = PATH.replace("{id}", id.toString());
        ModelAndView page = new ModelAndView("practitioner/dates")
                .addObject("id", id)
                .addObject("address", address)
                .addObject("kept", kept)
                .addObject("version", kept.hoursVersion())
                .addObject("typed", typed)
                .addObject("faults", Fault.byField(faults))
                .addObject("changes", dates.of(id, catalogue.today()))
                .addObject("locations", catalogue.locations())
                .addObject("places", catalogue.locationNames())
                .addObject("today", catalogue.today());
        return OtherLanguage.at(address, page, locale);
    }

    private static int version(MultiValueMap<String, String> form) {
        String typed = form.getFirst("version");
        return typed != null && typed.matches("\\d{1,9}") ? Integer.parseInt(typed) : -1;
    }

    private Kept practitioner(UUID id) {
        return practitioners.of(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
