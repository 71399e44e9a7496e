package clinic.booking.staff;

import clinic.booking.StaffPage;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Says on every page of staff whether somebody should look at how the services are; no page waits to know. */
@ControllerAdvice(annotations = StaffPage.class)
class OperationsBadge {

    private final ServicesAtWork services;

    OperationsBadge(ServicesAtWork services) {
        this.services = services;
    }

    @ModelAttribute("servicesNeedSomebody")
    boolean needSomebody() {
        return services.needSomebody();
    }
}
