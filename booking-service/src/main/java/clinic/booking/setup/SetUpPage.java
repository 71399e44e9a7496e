package clinic.booking.setup;

import clinic.booking.StaffPage;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Where setting up the clinic begins: what is missing, and what can be changed. For admins. */
@Controller
@StaffPage
class SetUpPage {

    private final Gaps gaps;

    SetUpPage(Gaps gaps) {
        this.gaps = gaps;
    }

    @GetMapping("/staff/setup")
    String show(Model model) {
        model.addAttribute("bookable", gaps.somethingCanBeBooked());
        model.addAttribute("gaps", gaps.all());
        return "setup/overview";
    }
}
