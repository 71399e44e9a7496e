package clinic.booking.invite;

import clinic.booking.StaffPage;
import clinic.booking.audit.Who;
import clinic.booking.signin.AskEverybody;
import clinic.booking.signin.ChangeStaff;
import clinic.booking.signin.FreshProof;
import clinic.booking.signin.LastAdmin;
import clinic.booking.signin.NewAccount;
import clinic.booking.signin.NoSuchAccount;
import clinic.booking.signin.StaffDirectory;
import clinic.booking.signin.StaffMember;
import clinic.site.OtherLanguage;
import clinic.site.SeeOther;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.servlet.ModelAndView;

/** What admins do on those pages at the press of a button; only who has just proved who they are. */
@Controller
@StaffPage
@FreshProof(backTo = StaffSetUpPages.PATH)
class StaffSetUpForms {

    private static final String TO_LIST = "redirect:" + StaffSetUpPages.PATH;

    private final StaffSetUp setUp;
    private final StaffList list;
    private final StaffDirectory staff;
    private final ChangeStaff change;
    private final AskEverybody ask;

    StaffSetUpForms(StaffSetUp setUp, StaffList list, StaffDirectory staff, ChangeStaff change, AskEverybody ask) {
        this.setUp = setUp;
        this.list = list;
        this.staff = staff;
        this.change = change;
        this.ask = ask;
    }

    @PostMapping(StaffSetUpPages.PATH)
    ModelAndView invite(
            @RequestParam(defaultValue = "") String name,
            TypedAccount typed,
            HttpServletRequest request,
            Locale locale) {
        Optional<String> chosen = AccountName.read(name);
        NewAccount account = new NewAccount(
                chosen.orElse(name),
                typed.chosenRoles(),
                typed.practitioner(),
                typed.address(),
                typed.chosenLanguage());
        if (chosen.isEmpty() || typed.address() == null || !typed.readable()) {
            return refused(account, "input", HttpStatus.UNPROCESSABLE_CONTENT, locale);
        }
        return setUp.invite(account, admin(request))
                .map(id -> SeeOther.at(StaffSetUpPages.PATH + "?done=INVITED"))
                .orElseGet(() -> refused(account, "taken", HttpStatus.CONFLICT, locale));
    }

    /** The list again, with what was typed still in its form. */
    private ModelAndView refused(NewAccount typed, String fault, HttpStatus status, Locale locale) {
        ModelAndView page = list.page(typed).addObject("fault", fault);
        page.setStatus(status);
        return OtherLanguage.at(StaffSetUpPages.PATH, page, locale);
    }

    @PostMapping(StaffSetUpPages.PATH + "/{id}/link")
    String sendLink(@PathVariable UUID id, HttpServletRequest request) {
        if (staff.find(id).filter(one -> one.email() != null && !one.revoked()).isEmpty()) {
            return to(id, "fault=input");
        }
        setUp.sendLink(id, admin(request));
        return to(id, "done=LINK_SENT");
    }

    @PostMapping(StaffSetUpPages.PATH + "/{id}/factors/removal")
    String resetFactors(@PathVariable UUID id, HttpServletRequest request) {
        setUp.resetFactors(id, admin(request));
        return to(id, "done=FACTORS_RESET");
    }

    @PostMapping(StaffSetUpPages.PATH + "/{id}/sign-out")
    String signOut(@PathVariable UUID id, HttpServletRequest request) {
        change.signOutEverywhere(id, admin(request));
        return to(id, "done=SIGNED_OUT");
    }

    @PostMapping(StaffSetUpPages.PATH + "/{id}/revocation")
    String revoke(@PathVariable UUID id, HttpServletRequest request) {
        try {
            change.revoke(id, admin(request));
            return to(id, "done=REVOKED");
        } catch (LastAdmin last) {
            return to(id, "fault=last-admin");
        }
    }

    @PostMapping("/staff/setup/second-factor")
    String askForSecondFactors(@RequestParam boolean needed, HttpServletRequest request) {
        UUID admin = StaffMember.asking(request).id();
        if (needed) {
            return TO_LIST + (ask.forASecondFactor(admin) ? "?done=RULE_SET" : "?done=NEEDS_OWN");
        }
        ask.nothingMore(admin);
        return TO_LIST + "?done=RULE_SET";
    }

    @ExceptionHandler(NoSuchAccount.class)
    @ResponseStatus(HttpStatus.NOT_FOUND)
    String unknown() {
        return "error/404";
    }

    private static Who admin(HttpServletRequest request) {
        return Who.staff(StaffMember.asking(request).id());
    }

    private static String to(UUID id, String said) {
        return TO_LIST + "/" + id + "?" + said;
    }
}
