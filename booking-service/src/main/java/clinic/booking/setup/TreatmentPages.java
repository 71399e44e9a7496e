package clinic.booking.setup;

import clinic.booking.InvalidInput;
import clinic.booking.StaffPage;
import clinic.booking.TimeOrderedId;
import clinic.booking.catalogue.Catalogue;
import clinic.booking.change.ChangedMeanwhile;
import clinic.booking.change.SeenVersion;
import clinic.booking.setup.Treatments.Kept;
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

/** What the clinic offers: the list, and a form for each treatment. For admins. */
@Controller
@StaffPage
class TreatmentPages {

    static final String PATH = "/staff/setup/treatments";

    private final Treatments treatments;
    private final SetUpTreatment settingUp;
    private final TreatmentForm form;
    private final Catalogue catalogue;
    private final Clock clock;

    TreatmentPages(
            Treatments treatments, SetUpTreatment settingUp, TreatmentForm form, Catalogue catalogue, Clock clock) {
        this.treatments = treatments;
        this.settingUp = settingUp;
        this.form = form;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    @GetMapping(PATH)
    ModelAndView list(@RequestParam(required = false) @Nullable String saved) {
        return new ModelAndView("setup/treatments")
                .addObject("treatments", catalogue.treatmentsOnceAndNow())
                .addObject("saved", saved != null);
    }

    @GetMapping(PATH + "/new")
    ModelAndView begin(Locale locale) {
        return form.page(null, form.empty(), List.of(), locale);
    }

    /** On to its own page, where rooms and questions are set up. */
    @PostMapping(PATH + "/new")
    ModelAndView add(@ModelAttribute("typed") TypedTreatment typed, HttpServletRequest request, Locale locale) {
        UUID id = TimeOrderedId.at(clock.instant());
        return save(id, null, typed, PATH + "/" + id + "?added", request, locale);
    }

    @GetMapping(PATH + "/{id}")
    ModelAndView show(@PathVariable UUID id, @RequestParam(required = false) @Nullable String added, Locale locale) {
        Kept kept = treatment(id);
        return form.page(kept, TypedTreatment.of(kept.details(), kept.version()), List.of(), locale)
                .addObject("added", added != null);
    }

    @PostMapping(PATH + "/{id}")
    ModelAndView change(
            @PathVariable UUID id,
            @ModelAttribute("typed") TypedTreatment typed,
            HttpServletRequest request,
            Locale locale) {
        return save(id, treatment(id), typed, PATH + "?saved", request, locale);
    }

    private ModelAndView save(
            UUID id,
            @Nullable Kept kept,
            TypedTreatment typed,
            String then,
            HttpServletRequest request,
            Locale locale) {
        try {
            settingUp.setUp(
                    id,
                    form.read(typed),
                    SeenVersion.ofForm(typed.version()),
                    typed.agreed(),
                    SetUpCalls.who(request),
                    clock.instant());
        } catch (InvalidInput input) {
            return form.page(kept, typed, input.faults(), locale);
        } catch (TouchesVisits visits) {
            return SetUpForm.touching(form.page(kept, typed, List.of(), locale), visits.touches(), catalogue.zone());
        } catch (ChangedMeanwhile changed) {
            Kept now = treatment(id);
            return SetUpForm.changedMeanwhile(
                    form.page(now, typed, List.of(), locale),
                    typed.differences(TypedTreatment.of(now.details(), now.version())));
        }
        return SeeOther.at(then);
    }

    private Kept treatment(UUID id) {
        return treatments.of(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
