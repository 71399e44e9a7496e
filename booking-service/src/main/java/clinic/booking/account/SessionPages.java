package clinic.booking.account;

import clinic.booking.signin.ChangeStaff;
import clinic.booking.signin.StaffSessions;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Ends one of one's own sessions, or all. Nobody is asked to prove anything: whoever wants out shall get out. */
@Controller
class SessionPages {

    private final StaffSessions sessions;
    private final ChangeStaff change;

    SessionPages(StaffSessions sessions, ChangeStaff change) {
        this.sessions = sessions;
        this.change = change;
    }

    @PostMapping("/staff/account/sessions/{id}/end")
    String end(@PathVariable UUID id, HttpServletRequest request) {
        sessions.end(Own.account(request), id);
        return "redirect:" + AccountPage.PATH + "?done=ENDED";
    }

    @PostMapping("/staff/account/sessions/end")
    String endAll(HttpServletRequest request) {
        change.signOutEverywhere(Own.account(request).id());
        return "redirect:/sign-in?signed-out";
    }
}
