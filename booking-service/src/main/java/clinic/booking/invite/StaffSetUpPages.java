package clinic.booking.invite;

import clinic.booking.StaffPage;
import clinic.booking.catalogue.Catalogue;
import clinic.booking.factor.SecondFactorRule;
import clinic.booking.factor.SecondFactors;
import clinic.booking.passkey.Passkeys;
import clinic.booking.signin.Colleague;
import clinic.booking.signin.OutsideIssuer;
import clinic.booking.signin.StaffDirectory;
import clinic.contracts.booking.StaffRole;
import java.util.List;
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

/** Shows admins who works here, what each may do, and what can be changed about it. */
@Controller
@StaffPage
class StaffSetUpPages {

    static final String PATH = "/staff/setup/staff";

    private static final Set<String> FAULTS = Set.of("taken", "last-admin", "input");

    private final StaffDirectory staff;
    private final StaffLinks links;
    private final SecondFactors factors;
    private final SecondFactorRule rule;
    private final Passkeys passkeys;
    private final OutsideIssuer issuer;
    private final Catalogue catalogue;

    StaffSetUpPages(
            StaffDirectory staff,
            StaffLinks links,
            SecondFactors factors,
            SecondFactorRule rule,
            Passkeys passkeys,
            OutsideIssuer issuer,
            Catalogue catalogue) {
        this.staff = staff;
        this.links = links;
        this.factors = factors;
        this.rule = rule;
        this.passkeys = passkeys;
        this.issuer = issuer;
        this.catalogue = catalogue;
    }

    /**
     * A colleague in the list; its methods are public for the page, which calls them by name.
     *
     * @param invited who has not chosen a password yet
     */
    public record Line(Colleague colleague, boolean invited, boolean secondFactor) {}

    @GetMapping(PATH)
    String list(
            @RequestParam(required = false) @Nullable Change done,
            @RequestParam(required = false) @Nullable String fault,
            Model model) {
        var invited = links.invited();
        List<Line> lines = staff.all().stream()
                .map(one -> new Line(
                        one,
                        invited.contains(one.id()),
                        factors.asksFor(one.id()) || !passkeys.of(one.id()).isEmpty()))
                .toList();
        model.addAttribute("lines", lines);
        model.addAttribute("needed", rule.everybodyNeedsOne());
        addChoices(done, fault, model);
        return "invite/staff";
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
        addChoices(done, fault, model);
        return "invite/colleague";
    }

    private void addChoices(@Nullable Change done, @Nullable String fault, Model model) {
        model.addAttribute("done", done);
        model.addAttribute("fault", fault != null && FAULTS.contains(fault) ? fault : null);
        model.addAttribute("roles", StaffRole.values());
        model.addAttribute("practitioners", catalogue.practitioners());
    }
}
