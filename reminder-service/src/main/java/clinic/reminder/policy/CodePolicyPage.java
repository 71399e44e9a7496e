package clinic.reminder.policy;

import clinic.site.SeeOther;
import java.security.Principal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The button beside the message rules, where staff see what is decided. */
@Controller
class CodePolicyPage {

    private final CodePolicy policy;

    CodePolicyPage(CodePolicy policy) {
        this.policy = policy;
    }

    @PostMapping("/staff/messages/check-in-code")
    ModelAndView decide(@RequestParam boolean wanted, Principal person) {
        policy.decide(wanted, person.getName());
        return SeeOther.at("/staff/messages/rules#check-in-code");
    }
}
