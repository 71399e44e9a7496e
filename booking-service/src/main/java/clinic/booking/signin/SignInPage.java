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

    private final StaffPasses passes;
    private final ChangeStaff change;

    SignInPage(StaffPasses passes, ChangeStaff change) {
        this.passes = passes;
        this.change = change;
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
            @RequestParam(name = "signed-out", required = false) @Nullable String signedOut,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Optional<StaffMember> member = StaffMember.of(request);
        if (member.isPresent()) {
            passes.renew(holder(member.get(), to, request), request, response);
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

    /**
     * Another service has sent somebody here whose pass is as new as can be: it has heard of a later version than this
     * database knows, which was restored from an older copy. So the next one is made later than any.
     */
    private StaffMember holder(StaffMember member, @Nullable String to, HttpServletRequest request) {
        return WantedPage.isOne(to) && StaffPasses.isNewest(request, member) ? change.voidPasses(member.id()) : member;
    }

    /** What a page of another service asks for in passing: the filter before it has renewed the pass. */
    @GetMapping("/staff/renewal")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void renew() {}
}
