package clinic.booking.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Our own page for signing in; the form is taken care of by {@link StaffSecurity}. */
@Controller
class SignInPage {

    private static final String WAIT_SECONDS = "900";

    /**
     * Whoever is signed in already is led on at once: another service sends people here when their pass has run out, and
     * by now they have a new one.
     */
    @GetMapping("/sign-in")
    String show(
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String refused,
            @RequestParam(required = false) @Nullable String wait,
            @RequestParam(name = "signed-out", required = false) @Nullable String signedOut,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Optional<StaffMember> member = StaffMember.of(request);
        if (member.isPresent()) {
            return "redirect:" + WantedPage.of(request, member.get());
        }
        if (wait != null) {
            response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
            response.setHeader(HttpHeaders.RETRY_AFTER, WAIT_SECONDS);
        }
        model.addAttribute("to", WantedPage.isOne(to) ? to : null);
        model.addAttribute("refused", refused != null);
        model.addAttribute("wait", wait != null);
        model.addAttribute("signedOut", signedOut != null);
        return "signin/sign-in";
    }

    /** What a page of another service asks for in passing: the filter before it has renewed the pass. */
    @GetMapping("/staff/renewal")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void renew() {}
}
