package clinic.booking.practitioner;

import clinic.booking.InvalidInput;
import clinic.booking.InvalidInput.Fault;
import clinic.booking.StaffPage;
import clinic.booking.TimeOrderedId;
import clinic.booking.audit.Who;
import clinic.booking.catalogue.Catalogue;
import clinic.booking.catalogue.SpokenLanguages;
import clinic.booking.change.ChangedMeanwhile;
import clinic.booking.change.SeenVersion;
import clinic.booking.practitioner.PractitionerDetails.Typed;
import clinic.booking.practitioner.Practitioners.Kept;
import clinic.booking.setup.SetUpCalls;
import clinic.booking.signin.Colleague;
import clinic.booking.signin.StaffDirectory;
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

/** Who receives patients: the list, and a page for each. For admins. */
@Controller
@StaffPage
class PractitionerPages {

    static final String PATH = "/staff/setup/practitioners";

    private final Practitioners practitioners;
    private final SetUpPractitioner settingUp;
    private final Catalogue catalogue;
    private final StaffDirectory staff;
    private final Clock clock;

    PractitionerPages(
            Practitioners practitioners,
            SetUpPractitioner settingUp,
            Catalogue catalogue,
            StaffDirectory staff,
            Clock clock) {
        this.practitioners = practitioners;
        this.settingUp = settingUp;
        this.catalogue = catalogue;
        this.staff = staff;
        this.clock = clock;
    }

    @GetMapping(PATH)
    ModelAndView list() {
        return new ModelAndView("practitioner/practitioners").addObject("practitioners", practitioners.all());
    }

    @GetMapping(PATH + "/new")
    ModelAndView begin(Locale locale) {
        return form(null, Typed.NOBODY, List.of(), locale);
    }

    @PostMapping(PATH + "/new")
    ModelAndView add(@ModelAttribute("typed") Typed typed, HttpServletRequest request, Locale locale) {
        return save(null, typed, request, locale);
    }

    @GetMapping(PATH + "/{id}")
    ModelAndView show(@PathVariable UUID id, @RequestParam(required = false) @Nullable String saved, Locale locale) {
        Kept kept = practitioner(id);
        return form(id, Typed.of(kept.details(), kept.version()), List.of(), locale)
                .addObject("saved", saved != null);
    }

    @PostMapping(PATH + "/{id}")
    ModelAndView change(
            @PathVariable UUID id, @ModelAttribute("typed") Typed typed, HttpServletRequest request, Locale locale) {
        practitioner(id);
        return save(id, typed, request, locale);
    }

    private ModelAndView save(@Nullable UUID known, Typed typed, HttpServletRequest request, Locale locale) {
        Who who = SetUpCalls.who(request);
        UUID id = known == null ? TimeOrderedId.at(clock.instant()) : known;
        try {
            settingUp.setUp(id, PractitionerDetails.read(typed), SeenVersion.ofForm(typed.version()), who);
        } catch (InvalidInput input) {
            ModelAndView again = form(known, typed, input.faults(), locale);
            again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return again;
        } catch (ChangedMeanwhile changed) {
            ModelAndView again = form(known, typed, List.of(), locale)
                    .addObject("meanwhile", practitioner(id).details());
            again.setStatus(HttpStatus.CONFLICT);
            return again;
        }
        return SeeOther.at(PATH + "/" + id + "?saved");
    }

    private Kept practitioner(UUID id) {
        return practitioners.of(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /** @param id null for somebody new */
    private ModelAndView form(@Nullable UUID id, Typed typed, List<Fault> faults, Locale locale) {
        String address = PATH + (id == null ? "/new" : "/" + id);
        ModelAndView page = new ModelAndView("practitioner/practitioner")
                .addObject("id", id)
                .addObject("address", address)
                .addObject("typed", typed)
                .addObject("faults", Fault.byField(faults))
                .addObject("treatments", catalogue.treatments())
                .addObject("locations", catalogue.locations())
                .addObject("languages", SpokenLanguages.all())
                .addObject("account", id == null ? null : account(id))
                .addObject("kept", id == null ? null : practitioner(id));
        return OtherLanguage.at(address, page, locale);
    }

    /** Null where nobody signs in as this practitioner. */
    private @Nullable Colleague account(UUID id) {
        return staff.all().stream()
                .filter(one -> id.equals(one.practitionerId()) && !one.revoked())
                .findFirst()
                .orElse(null);
    }
}
