package clinic.booking.invite;

import clinic.booking.StaffPage;
import clinic.booking.catalogue.Catalogue;
import clinic.booking.factor.SecondFactors;
import clinic.booking.passkey.Passkeys;
import clinic.booking.signin.Colleague;
import clinic.booking.signin.OutsideIssuer;
import clinic.booking.signin.StaffDirectory;
import clinic.contracts.booking.StaffRole;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** Shows admins who works here, what each may do, and what can be changed about it. */
@Controller
@StaffPage
class StaffSetUpPages {

    static final String PATH = "/staff/setup/staff";

    private static final Set<String> FAULTS = Set.of("taken", "last-admin", "input");

    private final StaffDirectory staff;
    private final StaffList list;
    private final SecondFactors factors;
    private final Passkeys passkeys;
    private final OutsideIssuer issuer;
    private final Catalogue catalogue;

    StaffSetUpPages(
            StaffDirectory staff,
            StaffList list,
            SecondFactors factors,
            Passkeys passkeys,
            OutsideIssuer issuer,
            Catalogue catalogue) {
        this.staff = staff;
        this.list = list;
        this.factors = factors;
        this.passkeys = passkeys;
        this.issuer = issuer;
        this.catalogue = catalogue;
    }

    @GetMapping(PATH)
    ModelAndView list(@RequestParam(required = false) @Nullable Change done) {
        return list.page(StaffList.NOBODY).addObject("done", done);
    }

    @GetMapping(PATH + "/{id}")
    String one(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable Change done,
            @RequestParam(required = false) @Nullable String fault,
            Model model) {
        Colleague colleague = staff.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        model.addAttribute("one", colleague);
        model.addAttribute("issuer", issuer.isSet() && issuer.speaksFor(id) ? issuer.name() : null);
        model.addAttribute(
                "secondFactor", factors.asksFor(id) || !passkeys.of(id).isEmpty());
        model.addAttribute("done", done);
        model.addAttribute("fault", fault != null && FAULTS.contains(fault) ? fault : null);
        model.addAttribute("roles", StaffRole.values());
        model.addAttribute("practitioners", catalogue.practitioners());
        return "invite/colleague";
    }
}
