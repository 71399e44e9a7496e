package clinic.booking.staff;

import clinic.booking.StaffPage;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The banner of red flags and nothing else, for a calendar that lies open: its page was made when there were others. */
@Controller
@StaffPage
class RedFlagsPage {

    @GetMapping("/staff/red-flags")
    String now() {
        return "staff/pieces :: flags";
    }
}
