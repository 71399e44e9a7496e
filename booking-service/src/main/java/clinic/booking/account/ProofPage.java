package clinic.booking.account;

import clinic.booking.factor.SecondFactors;
import clinic.booking.signin.ProveAgain;
import clinic.booking.signin.StaffMember;
import clinic.booking.signin.TooManyTries;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
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

    ProofPage(ProveAgain proof, SecondFactors factors) {
        this.proof = proof;
        this.factors = factors;
    }

    @GetMapping("/staff/account/proof")
    String ask(HttpServletRequest request, Model model) {
        StaffMember member = Own.account(request);
        model.addAttribute("name", member.name());
        model.addAttribute("code", factors.asksFor(member.id()));
        return "account/proof";
    }

    @PostMapping("/staff/account/proof")
    String prove(
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        try {
            if (proof.prove(Own.account(request), password, code, request)) {
                return "redirect:" + AccountPage.PATH;
            }
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("fault", "wrong");
        } catch (TooManyTries tooMany) {
            response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
            model.addAttribute("fault", "wait");
        }
        return ask(request, model);
    }
}
