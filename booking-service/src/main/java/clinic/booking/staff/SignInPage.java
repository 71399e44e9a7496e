package clinic.booking.staff;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Our own page for signing in; the form is taken care of by {@link StaffSecurity}. */
@Controller
class SignInPage {

    @GetMapping("/sign-in")
    String show(
            @RequestParam(required = false) String refused,
            @RequestParam(name = "signed-out", required = false) String signedOut,
            Model model) {
        model.addAttribute("refused", refused != null);
        model.addAttribute("signedOut", signedOut != null);
        return "staff/sign-in";
    }
}
