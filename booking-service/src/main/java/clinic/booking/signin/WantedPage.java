package clinic.booking.signin;

import clinic.contracts.booking.StaffRole;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where signing in leads: back to the page of staff that was asked for, whichever service has it, or to the first. */
final class WantedPage {

    static final String PARAMETER = "to";

    /** A path of ours and nothing that a browser might read as another host. */
    private static final Pattern OF_STAFF = Pattern.compile("/staff([/?][\\x21-\\x7e&&[^\\\\]]*)?");

    private WantedPage() {}

    static boolean isOne(@Nullable String to) {
        return to != null && OF_STAFF.matcher(to).matches();
    }

    static String of(@Nullable String to, StaffMember member) {
        return to != null && isOne(to) ? to : first(member);
    }

    private static String first(StaffMember member) {
        boolean writesOnly = member.hasOneOf(StaffRole.EDITOR, StaffRole.CLINICIAN_APPROVER)
                && !member.hasOneOf(StaffRole.RECEPTIONIST, StaffRole.PRACTITIONER, StaffRole.ADMIN);
        return writesOnly ? "/staff/content" : "/staff";
    }
}
