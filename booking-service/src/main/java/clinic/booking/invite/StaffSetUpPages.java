package clinic.booking.invite;

import clinic.booking.StaffPage;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Shows admins who works here, and what each may do. */
@Controller
@StaffPage
class StaffSetUpPages {

    static final String PATH = "/staff/setup/staff";

    private final StaffList list;

    StaffSetUpPages(StaffList list) {
        this.list = list;
    }

    @GetMapping(PATH)
    ModelAndView list(@RequestParam(required = false) @Nullable Change done) {
        return list.page(StaffList.NOBODY).addObject("done", done);
    }
}
