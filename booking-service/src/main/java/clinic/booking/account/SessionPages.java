package clinic.booking.account;

import clinic.booking.audit.Who;
import clinic.booking.signin.ChangeStaff;
import clinic.booking.signin.Farewell;
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
    private final Farewell farewell;

    SessionPages(StaffSessions sessions, ChangeStaff change, Farewell farewell) {
        this.sessions = sessions;
        this.change = change;
        this.farewell = farewell;
    }

    @PostMapping("/staff/account/sessions/{id}/end")
    String end(@PathVariable UUID id, HttpServletRequest request) {
        sessions.end(Own.account(request), id);
        return "redirect:" + AccountPage.PATH + "?done=ENDED";
    }

    @PostMapping("/staff/account/sessions/end")
    String endAll(HttpServletRequest request) {
        farewell.prepare(request);
        UUID own = Own.account(request).id();
        change.signOutEverywhere(own, Who.staff(own));
        return Farewell.address(request).isPresent() ? "forward:" + Farewell.PATH : "redirect:/sign-in?signed-out";
    }
}
