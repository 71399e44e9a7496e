package clinic.booking.account;

import clinic.booking.factor.SecondFactorRule;
import clinic.booking.factor.SecondFactors;
import clinic.booking.signin.FreshProof;
import clinic.booking.signin.PasskeyHolders;
import clinic.booking.signin.StaffMember;
import clinic.site.OtherLanguage;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Sets up an authenticator app, takes it away, and draws recovery codes: each only for who has just proved who they are. */
@Controller
@FreshProof
class AuthenticatorPages {

    private final SecondFactors factors;
    private final SecondFactorRule rule;
    private final PasskeyHolders passkeys;

    AuthenticatorPages(SecondFactors factors, SecondFactorRule rule, PasskeyHolders passkeys) {
        this.factors = factors;
        this.rule = rule;
        this.passkeys = passkeys;
    }

    @PostMapping("/staff/account/authenticator")
    String begin(HttpServletRequest request) {
        factors.begin(Own.account(request).id());
        return "redirect:/staff/account/authenticator";
    }

    /** The secret is shown to nobody who has not just proved who they are. */
    @GetMapping("/staff/account/authenticator")
    String show(HttpServletRequest request, Model model) {
        StaffMember member = Own.account(request);
        model.addAttribute("name", member.name());
        return factors.begun(member.id())
                .map(authenticator -> {
                    model.addAttribute("authenticator", authenticator);
                    return "account/authenticator";
                })
                .orElse("redirect:" + AccountPage.PATH);
    }

    @PostMapping("/staff/account/authenticator/code")
    String confirm(
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale locale,
            Model model) {
        List<String> codes = factors.confirm(Own.account(request).id(), code);
        if (codes.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("fault", "wrong");
            OtherLanguage.at("/staff/account/authenticator", model, locale);
            return show(request, model);
        }
        OtherLanguage.nowhere(request);
        model.addAttribute("codes", codes);
        return "account/recovery-codes";
    }

    @PostMapping("/staff/account/recovery-codes")
    String drawAgain(HttpServletRequest request, Model model) {
        StaffMember member = Own.account(request);
        if (!factors.asksFor(member.id()) && !passkeys.hasOne(member.id())) {
            return "redirect:" + AccountPage.PATH;
        }
        OtherLanguage.nowhere(request);
        model.addAttribute("codes", factors.newRecoveryCodes(member.id()));
        return "account/recovery-codes";
    }

    /** Not where the clinic asks everybody for one. */
    @PostMapping("/staff/account/authenticator/removal")
    String remove(HttpServletRequest request) {
        if (rule.everybodyNeedsOne()) {
            return "redirect:" + AccountPage.PATH + "?done=NEEDED";
        }
        factors.remove(Own.account(request).id());
        return "redirect:" + AccountPage.PATH + "?done=REMOVED";
    }
}
