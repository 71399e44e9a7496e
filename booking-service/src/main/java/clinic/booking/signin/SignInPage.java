package clinic.booking.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Name and password. Whoever has a second factor, or needs one, is led on to it and is not in yet. */
@Controller
class SignInPage {

    private static final String WAIT_SECONDS = "900";

    private final SignStaffIn signIn;
    private final AfterPassword after;
    private final LeadOn leadOn;
    private final OutsideIssuer issuer;

    SignInPage(SignStaffIn signIn, AfterPassword after, LeadOn leadOn, OutsideIssuer issuer) {
        this.signIn = signIn;
        this.after = after;
        this.leadOn = leadOn;
        this.issuer = issuer;
    }

    /**
     * Whoever is signed in already is led on at once with a new pass: another service sends people here when theirs has
     * run out or is void.
     */
    @GetMapping("/sign-in")
    String show(
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String refused,
            @RequestParam(required = false) @Nullable String wait,
            @RequestParam(required = false) @Nullable String over,
            @RequestParam(required = false) @Nullable String chosen,
            @RequestParam(name = "passkey-refused", required = false) @Nullable String passkeyRefused,
            @RequestParam(name = "signed-out", required = false) @Nullable String signedOut,
            @RequestParam(name = "issuer", required = false) @Nullable String issuerFault,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Optional<StaffMember> member = StaffMember.of(request);
        if (member.isPresent()) {
            return "redirect:" + leadOn.withANewPass(member.get(), to, request, response);
        }
        if (wait != null) {
            response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
            response.setHeader(HttpHeaders.RETRY_AFTER, WAIT_SECONDS);
        }
        model.addAttribute("to", WantedPage.isOne(to) ? to : null);
        model.addAttribute("refused", refused != null);
        model.addAttribute("wait", wait != null);
        model.addAttribute("over", over != null);
        model.addAttribute("chosen", chosen != null);
        model.addAttribute("passkeyRefused", passkeyRefused != null);
        model.addAttribute("signedOut", signedOut != null);
        addIssuer(issuerFault, model);
        return "signin/sign-in";
    }

    private void addIssuer(@Nullable String fault, Model model) {
        model.addAttribute("passwords", !issuer.isSet() || issuer.passwordsToo());
        if (issuer.isSet()) {
            model.addAttribute("issuer", issuer.name());
            model.addAttribute("issuerAnswers", issuer.answers());
            model.addAttribute("issuerFault", fault);
        }
    }

    @PostMapping("/sign-in")
    String signIn(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(required = false) @Nullable String to,
            HttpServletRequest request,
            HttpServletResponse response) {
        Optional<StaffAccount> account;
        try {
            account = signIn.byPassword(name, password, request.getRemoteAddr());
        } catch (TooManyTries tooMany) {
            return "redirect:/sign-in?wait" + wanted(to);
        }
        return account.map(one -> "redirect:" + after.leadOn(one, to, request, response))
                .orElseGet(() -> "redirect:/sign-in?refused" + wanted(to));
    }

    private static String wanted(@Nullable String to) {
        return to != null && WantedPage.isOne(to)
                ? "&" + WantedPage.PARAMETER + "=" + URLEncoder.encode(to, StandardCharsets.UTF_8)
                : "";
    }

    /** What a page of another service asks for in passing: the filter before it has renewed the pass. */
    @GetMapping("/staff/renewal")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void renew() {}
}
