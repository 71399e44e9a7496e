package clinic.booking.account;

import clinic.booking.signin.StaffMember;
import jakarta.servlet.http.HttpServletRequest;

/** Whose account it is: always that of whoever asks. No page here takes an account from an address or a form. */
final class Own {

    private Own() {}

    static StaffMember account(HttpServletRequest request) {
        return StaffMember.asking(request);
    }
}
