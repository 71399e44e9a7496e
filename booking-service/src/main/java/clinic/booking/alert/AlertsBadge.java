package clinic.booking.alert;

import clinic.booking.StaffPage;
import clinic.booking.signin.StaffMember;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Says on every page of staff how much patients did that its reader has not seen; nothing to whoever wants no alerts. */
@ControllerAdvice(annotations = StaffPage.class)
class AlertsBadge {

    private final StaffAlerts alerts;

    AlertsBadge(StaffAlerts alerts) {
        this.alerts = alerts;
    }

    @ModelAttribute("newAlerts")
    @Nullable
    Integer howMany(HttpServletRequest request) {
        return StaffMember.of(request).flatMap(alerts::howMany).orElse(null);
    }
}
