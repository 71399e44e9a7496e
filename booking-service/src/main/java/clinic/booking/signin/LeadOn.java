package clinic.booking.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Leads whoever is signed in already to the page they want, with a new pass for the service that has it. */
@Component
class LeadOn {

    private final StaffPasses passes;
    private final ChangeStaff change;

    LeadOn(StaffPasses passes, ChangeStaff change) {
        this.passes = passes;
        this.change = change;
    }

    String withANewPass(
            StaffMember member, @Nullable String to, HttpServletRequest request, HttpServletResponse response) {
        passes.renew(holder(member, to, request), request, response);
        return WantedPage.of(to, member);
    }

    /**
     * Another service has sent somebody here whose pass is as new as can be: it has heard of a later version than this
     * database knows, which was restored from an older copy. So the next one is made later than any.
     */
    private StaffMember holder(StaffMember member, @Nullable String to, HttpServletRequest request) {
        return WantedPage.isOne(to) && StaffPasses.isNewest(request, member) ? change.voidPasses(member.id()) : member;
    }
}
