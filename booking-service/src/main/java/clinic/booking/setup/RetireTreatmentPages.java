package clinic.booking.setup;

import clinic.booking.InvalidInput;
import clinic.booking.StaffPage;
import clinic.booking.change.SeenVersion;
import clinic.booking.setup.Treatments.Kept;
import clinic.site.SeeOther;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** Takes a treatment out of what can be booked, and puts it back. For admins. */
@Controller
@StaffPage
class RetireTreatmentPages {

    private static final String PATH = TreatmentPages.PATH + "/{id}";
    private static final String SAVED = TreatmentPages.PATH + "?saved";

    private final Treatments treatments;
    private final RetireTreatment retiring;
    private final Retirement retirement;
    private final TreatmentForm form;
    private final Clock clock;

    RetireTreatmentPages(
            Treatments treatments, RetireTreatment retiring, Retirement retirement, TreatmentForm form, Clock clock) {
        this.treatments = treatments;
        this.retiring = retiring;
        this.retirement = retirement;
        this.form = form;
        this.clock = clock;
    }

    @GetMapping(PATH + "/retirement")
    ModelAndView show(@PathVariable UUID id, Locale locale) {
        Kept kept = treatments.of(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return retirement.page(
                "treatment",
                TreatmentPages.PATH + "/" + id,
                kept.details().name(locale),
                kept.version(),
                retiring.touches(id, clock.instant()),
                locale);
    }

    @PostMapping(PATH + "/retirement")
    ModelAndView retire(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable Integer version,
            @RequestParam(required = false) @Nullable String agreed,
            HttpServletRequest request,
            Locale locale) {
        return retirement.done(
                () -> retiring.retire(
                        id, SeenVersion.ofForm(version), agreed, SetUpCalls.who(request), clock.instant()),
                SAVED,
                () -> show(id, locale));
    }

    /** Back, unless another is called so by now: then it is renamed first. */
    @PostMapping(PATH + "/reopening")
    ModelAndView reopen(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable Integer version,
            HttpServletRequest request,
            Locale locale) {
        try {
            return retirement.done(
                    () -> retiring.reopen(id, SeenVersion.ofForm(version), SetUpCalls.who(request)),
                    SAVED,
                    () -> SeeOther.at(TreatmentPages.PATH + "/" + id));
        } catch (InvalidInput input) {
            Kept kept = treatments.of(id).orElseThrow();
            return form.page(kept, TypedTreatment.of(kept.details(), kept.version()), input.faults(), locale);
        }
    }
}
