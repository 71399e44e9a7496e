package clinic.booking.account;

import clinic.booking.factor.SecondFactors;
import clinic.booking.signin.OutsideIssuer;
import clinic.booking.signin.ProveAgain;
import clinic.booking.signin.StaffMember;
import clinic.booking.signin.TooManyTries;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Asks again for password and code before anything about signing in is changed. */
@Controller
class ProofPage {

    private final ProveAgain proof;
    private final SecondFactors factors;
    private final OutsideIssuer issuer;

    ProofPage(ProveAgain proof, SecondFactors factors, OutsideIssuer issuer) {
        this.proof = proof;
        this.factors = factors;
        this.issuer = issuer;
    }

    @GetMapping("/staff/account/proof")
    String ask(
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(name = "issuer", required = false) @Nullable String issuerFault,
            HttpServletRequest request,
            Model model) {
        StaffMember member = Own.account(request);
        model.addAttribute("to", ProveAgain.leadsTo(to));
        model.addAttribute("issuer", ProveAgain.isElsewhere(request) ? issuer.name() : null);
        model.addAttribute("issuerFault", issuerFault);
        model.addAttribute("name", member.name());
        model.addAttribute("code", proof.takesMore(member));
        model.addAttribute("passkey", proof.takesMore(member) && !factors.asksFor(member.id()));
        return "account/proof";
    }

    @PostMapping("/staff/account/proof")
    String prove(
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String code,
            @RequestParam(required = false) @Nullable String to,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        try {
            if (proof.prove(Own.account(request), password, code, request)) {
                return "redirect:" + ProveAgain.leadsTo(to);
            }
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("fault", "wrong");
        } catch (TooManyTries tooMany) {
            response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
            model.addAttribute("fault", "wait");
        }
        return ask(to, null, request, model);
    }
}
