package clinic.booking.invite;

import clinic.booking.signin.Colleague;
import clinic.booking.signin.StaffDirectory;
import clinic.booking.signin.TooManyTries;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page behind somebody's link, and the one that asks for a link. Looking at either changes nothing. */
@Controller
class NewPasswordPages {

    private static final String PAGE = "signin/new-password";

    private final ChoosePassword choose;
    private final StaffDirectory staff;
    private final GiveLink give;

    NewPasswordPages(ChoosePassword choose, StaffDirectory staff, GiveLink give) {
        this.choose = choose;
        this.staff = staff;
        this.give = give;
    }

    @GetMapping("/sign-in/new-password/{token}")
    String show(@PathVariable String token, HttpServletResponse response, Model model) {
        Optional<Colleague> holder = choose.holder(token);
        if (holder.isEmpty()) {
            return over(response);
        }
        model.addAttribute("name", holder.get().name());
        model.addAttribute("token", token);
        model.addAttribute("least", PasswordRule.LEAST);
        return PAGE;
    }

    @PostMapping("/sign-in/new-password/{token}")
    String choose(
            @PathVariable String token,
            @RequestParam(defaultValue = "") String password,
            HttpServletResponse response,
            Model model) {
        Optional<Colleague> holder = choose.holder(token);
        Optional<String> fault = holder.flatMap(one -> PasswordRule.fault(password, one.name()));
        if (fault.isPresent()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("fault", fault.get());
            return show(token, response, model);
        }
        return choose.choose(token, password) ? "redirect:/sign-in?chosen" : over(response);
    }

    @GetMapping("/sign-in/forgotten")
    String forgotten(@RequestParam(required = false) @Nullable String sent, Model model) {
        model.addAttribute("sent", sent != null);
        return "signin/forgotten";
    }

    /** Known and unknown names get the same answer, as fast: whether there is such an account is looked up afterwards. */
    @PostMapping("/sign-in/forgotten")
    String send(
            @RequestParam(defaultValue = "") String name,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        try {
            staff.mayAskForPassword(name, request.getRemoteAddr());
        } catch (TooManyTries tooMany) {
            response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
            model.addAttribute("wait", true);
            return "signin/forgotten";
        }
        Thread.ofVirtual()
                .name("send-staff-link")
                .start(() -> staff.named(name)
                        .filter(one -> one.email() != null && !one.revoked())
                        .ifPresent(one -> give.giveAgain(one.id())));
        return "redirect:/sign-in/forgotten?sent";
    }

    private static String over(HttpServletResponse response) {
        response.setStatus(HttpStatus.GONE.value());
        return "signin/link-over";
    }
}
