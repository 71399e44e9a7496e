package clinic.booking.setup;

import clinic.booking.InvalidInput;
import clinic.booking.InvalidInput.Fault;
import clinic.booking.StaffPage;
import clinic.booking.TimeOrderedId;
import clinic.booking.audit.Who;
import clinic.booking.catalogue.Catalogue;
import clinic.booking.change.ChangedMeanwhile;
import clinic.booking.change.SeenVersion;
import clinic.booking.setup.LocationDetails.Typed;
import clinic.booking.setup.Locations.Kept;
import clinic.site.OtherLanguage;
import clinic.site.SeeOther;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** Where the clinic receives patients: the list, and a form for each. For admins. */
@Controller
@StaffPage
class LocationPages {

    private static final String PATH = "/staff/setup/locations";

    /** What a first location is offered, as its country is Sweden until somebody says otherwise. */
    private static final String FIRST_ZONE = "Europe/Stockholm";

    private final Locations locations;
    private final SetUpLocation settingUp;
    private final Catalogue catalogue;
    private final Clock clock;

    LocationPages(Locations locations, SetUpLocation settingUp, Catalogue catalogue, Clock clock) {
        this.locations = locations;
        this.settingUp = settingUp;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    @GetMapping(PATH)
    ModelAndView list(@RequestParam(required = false) @Nullable String saved) {
        return new ModelAndView("setup/locations")
                .addObject("locations", catalogue.locations())
                .addObject("saved", saved != null);
    }

    @GetMapping(PATH + "/new")
    ModelAndView begin(Locale locale) {
        String zone =
                catalogue.locations().isEmpty() ? FIRST_ZONE : catalogue.zone().getId();
        Typed empty = new Typed("", "", "", "", zone, "", "", null);
        return form(PATH + "/new", empty, List.of(), locale);
    }

    @PostMapping(PATH + "/new")
    ModelAndView add(@ModelAttribute("typed") Typed typed, HttpServletRequest request, Locale locale) {
        return save(TimeOrderedId.at(clock.instant()), PATH + "/new", typed, request, locale);
    }

    @GetMapping(PATH + "/{id}")
    ModelAndView show(@PathVariable UUID id, Locale locale) {
        Kept kept = location(id);
        return form(PATH + "/" + id, Typed.of(kept.details(), kept.version()), List.of(), locale);
    }

    @PostMapping(PATH + "/{id}")
    ModelAndView change(
            @PathVariable UUID id, @ModelAttribute("typed") Typed typed, HttpServletRequest request, Locale locale) {
        location(id);
        return save(id, PATH + "/" + id, typed, request, locale);
    }

    private ModelAndView save(UUID id, String address, Typed typed, HttpServletRequest request, Locale locale) {
        Who who = SetUpCalls.who(request);
        try {
            settingUp.setUp(id, LocationDetails.read(typed), SeenVersion.ofForm(typed.version()), who);
        } catch (InvalidInput input) {
            ModelAndView again = form(address, typed, input.faults(), locale);
            again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return again;
        } catch (ChangedMeanwhile changed) {
            ModelAndView again = form(address, typed, List.of(), locale)
                    .addObject("meanwhile", location(id).details());
            again.setStatus(HttpStatus.CONFLICT);
            return again;
        }
        return SeeOther.at(PATH + "?saved");
    }

    private Kept location(UUID id) {
        return locations.of(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static ModelAndView form(String address, Typed typed, List<Fault> faults, Locale locale) {
        ModelAndView page = new ModelAndView("setup/location")
                .addObject("address", address)
                .addObject("typed", typed)
                .addObject("faults", Fault.byField(faults));
        return OtherLanguage.at(address, page, locale);
    }
}
