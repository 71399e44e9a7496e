package clinic.booking.retention;

import clinic.booking.StaffPage;
import java.time.Period;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Shows for how long what is kept. It is set where the services are run, and by nobody in passing. For admins. */
@Controller
@StaffPage
class RetentionPage {

    /**
     * @param name in messages
     * @param time null when it is kept until somebody erases the patient
     */
    record Kind(String name, @Nullable Period time) {}

    private final List<Kind> kinds;

    RetentionPage(Retention retention) {
        kinds = List.of(
                new Kind("care", normalized(retention.care())),
                new Kind("never-came", normalized(retention.neverCame())),
                new Kind("cancelled", normalized(retention.cancelled())));
    }

    private static @Nullable Period normalized(@Nullable Period time) {
        return time == null ? null : time.normalized();
    }

    @GetMapping("/staff/setup/retention")
    String show(Model model) {
        model.addAttribute("kinds", kinds);
        return "setup/retention";
    }
}
