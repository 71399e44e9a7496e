package clinic.booking.signin;

import clinic.site.SameOrigin;
import jakarta.servlet.http.HttpServletRequest;

/**
 * As {@link StandingStaff}, for calls: a browser adds the cookie to whatever any page makes it send, and a call has no
 * token as a form has. So the session counts only for what one of our own pages sent.
 */
final class StandingCaller extends StandingStaff {

    StandingCaller(StaffAccounts accounts) {
        super(accounts);
    }

    @Override
    boolean mayCount(HttpServletRequest request) {
        return SameOrigin.isProved(request);
    }
}
