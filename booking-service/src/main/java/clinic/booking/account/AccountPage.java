package clinic.booking.account;

import clinic.booking.alert.StaffAlerts;
import clinic.booking.catalogue.Catalogue;
import clinic.booking.factor.SecondFactorRule;
import clinic.booking.factor.SecondFactors;
import clinic.booking.passkey.Passkeys;
import clinic.booking.signin.OutsideIssuer;
import clinic.booking.signin.ProveAgain;
import clinic.booking.signin.StaffMember;
import clinic.booking.signin.StaffSessions;
import clinic.contracts.booking.StaffRole;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** By what somebody of staff signs in, where they are signed in, and what they want to be told of. */
@Controller
class AccountPage {

    static final String PATH = "/staff/account";

    private final SecondFactors factors;
    private final SecondFactorRule rule;
    private final Passkeys passkeys;
    private final StaffSessions sessions;
    private final OutsideIssuer issuer;
    private final Catalogue catalogue;
    private final StaffAlerts alerts;

    AccountPage(
            SecondFactors factors,
            SecondFactorRule rule,
            Passkeys passkeys,
            StaffSessions sessions,
            OutsideIssuer issuer,
            Catalogue catalogue,
            StaffAlerts alerts) {
        this.factors = factors;
        this.rule = rule;
        this.passkeys = passkeys;
        this.sessions = sessions;
        this.issuer = issuer;
        this.catalogue = catalogue;
        this.alerts = alerts;
    }

    /** @param done what was just changed, a word of the page's */
    @GetMapping(PATH)
    String show(@RequestParam(required = false) @Nullable Done done, HttpServletRequest request, Model model) {
        StaffMember member = Own.account(request);
        model.addAttribute("name", member.name());
        model.addAttribute("done", done);
        model.addAttribute("setsUpStaff", member.hasOneOf(StaffRole.ADMIN));
        model.addAttribute("authenticator", factors.asksFor(member.id()));
        model.addAttribute("recoveryCodes", factors.recoveryCodesLeft(member.id()));
        model.addAttribute("needed", rule.everybodyNeedsOne());
        model.addAttribute("passkeys", passkeys.of(member.id()));
        model.addAttribute("issuer", ProveAgain.isElsewhere(request) ? issuer.name() : null);
        model.addAttribute("sessions", sessions.of(member, request.getSession()));
        model.addAttribute("zone", catalogue.zone());
        model.addAttribute("seesVisits", member.meetsPatients());
        model.addAttribute("ownCalendar", member.practitionerId() != null);
        model.addAttribute("alerts", alerts.choice(member));
        return "account/account";
    }
}
