package clinic.booking.invite;

import clinic.booking.StaffPage;
import clinic.booking.catalogue.Catalogue;
import clinic.booking.change.ChangedMeanwhile;
import clinic.booking.factor.SecondFactors;
import clinic.booking.passkey.Passkeys;
import clinic.booking.setup.SetUpCalls;
import clinic.booking.signin.Colleague;
import clinic.booking.signin.FreshProof;
import clinic.booking.signin.LastAdmin;
import clinic.booking.signin.OutsideIssuer;
import clinic.booking.signin.StaffDirectory;
import clinic.contracts.booking.StaffRole;
import clinic.site.OtherLanguage;
import clinic.site.SeeOther;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Set;
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

/** One account: what it may do, and the form that changes that. Refused, it comes back as it was filled in. */
@Controller
@StaffPage
class ColleaguePage {

    private static final Set<String> FAULTS = Set.of("last-admin", "input");

    private final StaffSetUp setUp;
    private final StaffDirectory staff;
    private final SecondFactors factors;
    private final Passkeys passkeys;
    private final OutsideIssuer issuer;
    private final Catalogue catalogue;

    ColleaguePage(
            StaffSetUp setUp,
            StaffDirectory staff,
            SecondFactors factors,
            Passkeys passkeys,
            OutsideIssuer issuer,
            Catalogue catalogue) {
        this.setUp = setUp;
        this.staff = staff;
        this.factors = factors;
        this.passkeys = passkeys;
        this.issuer = issuer;
        this.catalogue = catalogue;
    }

    @GetMapping(StaffSetUpPages.PATH + "/{id}")
    ModelAndView show(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable Change done,
            @RequestParam(required = false) @Nullable String fault) {
        Colleague one = colleague(id);
        return page(one, TypedAccount.of(one))
                .addObject("done", done)
                .addObject("fault", fault != null && FAULTS.contains(fault) ? fault : null);
    }

    @PostMapping(StaffSetUpPages.PATH + "/{id}")
    @FreshProof(backTo = StaffSetUpPages.PATH)
    ModelAndView save(
            @PathVariable UUID id,
            @ModelAttribute("typed") TypedAccount typed,
            HttpServletRequest request,
            Locale locale) {
        Colleague one = colleague(id);
        if (!typed.readable()) {
            return refused(one, typed, HttpStatus.UNPROCESSABLE_CONTENT, locale).addObject("fault", "input");
        }
        try {
            return setUp.describe(id, typed, SetUpCalls.who(request))
                    ? SeeOther.at(StaffSetUpPages.PATH + "/" + id + "?done=SAVED")
                    : refused(one, typed, HttpStatus.CONFLICT, locale).addObject("fault", "taken");
        } catch (LastAdmin last) {
            return refused(one, typed, HttpStatus.CONFLICT, locale).addObject("fault", "last-admin");
        } catch (ChangedMeanwhile changed) {
            Colleague now = colleague(id);
            return refused(now, typed, HttpStatus.CONFLICT, locale).addObject("meanwhile", now);
        }
    }

    private ModelAndView refused(Colleague one, TypedAccount typed, HttpStatus status, Locale locale) {
        ModelAndView page = page(one, typed);
        page.setStatus(status);
        return OtherLanguage.at(StaffSetUpPages.PATH + "/" + one.id(), page, locale);
    }

    private ModelAndView page(Colleague one, TypedAccount typed) {
        UUID id = one.id();
        return new ModelAndView("invite/colleague")
                .addObject("one", one)
                .addObject("typed", typed)
                .addObject("issuer", issuer.isSet() && issuer.speaksFor(id) ? issuer.name() : null)
                .addObject(
                        "secondFactor", factors.asksFor(id) || !passkeys.of(id).isEmpty())
                .addObject("roles", StaffRole.values())
                .addObject("practitioners", catalogue.practitioners());
    }

    private Colleague colleague(UUID id) {
        return staff.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
