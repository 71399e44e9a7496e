package clinic.reminder.dispatch;

import clinic.contracts.booking.StaffRole;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Of the messages that were due during the last week: which left, which did not and why, and which still wait. */
@Controller
class MessagesPage {

    private static final Duration BACK = Duration.ofDays(7);

    private final WhatBecame whatBecame;
    private final Clock clock;

    MessagesPage(WhatBecame whatBecame, Clock clock) {
        this.whatBecame = whatBecame;
        this.clock = clock;
    }

    @GetMapping("/staff/messages")
    String show(Model model, HttpServletRequest request) {
        var counts = whatBecame.of(clock.instant().minus(BACK), clock.instant());
        model.addAttribute("counts", counts);
        model.addAttribute(
                "due", counts.stream().mapToLong(WhatBecame.Count::messages).sum());
        boolean admin = request.isUserInRole(StaffRole.ADMIN.name());
        model.addAttribute("mayOperate", admin);
        model.addAttribute("maySetUp", admin || request.isUserInRole(StaffRole.RECEPTIONIST.name()));
        model.addAttribute("mayWrite", admin || request.isUserInRole(StaffRole.EDITOR.name()));
        return "staff/messages";
    }
}
