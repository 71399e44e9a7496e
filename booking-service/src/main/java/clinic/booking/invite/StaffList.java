package clinic.booking.invite;

import clinic.booking.catalogue.Catalogue;
import clinic.booking.factor.SecondFactorRule;
import clinic.booking.factor.SecondFactors;
import clinic.booking.passkey.Passkeys;
import clinic.booking.signin.Colleague;
import clinic.booking.signin.NewAccount;
import clinic.booking.signin.StaffDirectory;
import clinic.contracts.booking.StaffRole;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** The page that lists who works here, with the form of an invitation as it was typed. */
@Component
class StaffList {

    /** Nothing was typed yet. */
    static final NewAccount NOBODY = new NewAccount("", Set.of(), null, null, "sv");

    private final StaffDirectory staff;
    private final StaffLinks links;
    private final SecondFactors factors;
    private final SecondFactorRule rule;
    private final Passkeys passkeys;
    private final Catalogue catalogue;

    StaffList(
            StaffDirectory staff,
            StaffLinks links,
            SecondFactors factors,
            SecondFactorRule rule,
            Passkeys passkeys,
            Catalogue catalogue) {
        this.staff = staff;
        this.links = links;
        this.factors = factors;
        this.rule = rule;
        this.passkeys = passkeys;
        this.catalogue = catalogue;
    }

    /**
     * A colleague in the list; its methods are public for the page, which calls them by name.
     *
     * @param invited who has not chosen a password yet
     */
    public record Line(Colleague colleague, boolean invited, boolean secondFactor) {}

    ModelAndView page(NewAccount typed) {
        var invited = links.invited();
        List<Line> lines = staff.all().stream()
                .map(one -> new Line(
                        one,
                        invited.contains(one.id()),
                        factors.asksFor(one.id()) || !passkeys.of(one.id()).isEmpty()))
                .toList();
        return new ModelAndView("invite/staff")
                .addObject("lines", lines)
                .addObject("needed", rule.everybodyNeedsOne())
                .addObject("typed", typed)
                .addObject("roles", StaffRole.values())
                .addObject("practitioners", catalogue.practitioners());
    }
}
