package clinic.booking.passkey;

import clinic.booking.factor.SecondFactors;
import clinic.booking.signin.FreshProof;
import clinic.booking.signin.StaffMember;
import clinic.site.OtherLanguage;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** Adds and removes one's own passkeys; only for who has just proved who they are. */
@Controller
@FreshProof
class OwnPasskeys {

    private static final String ASKED = "passkey-to-make";
    private static final String TO_ACCOUNT = "redirect:/staff/account";
    private static final int LONGEST_LABEL = 60;

    private final Passkeys passkeys;
    private final SecondFactors factors;

    OwnPasskeys(Passkeys passkeys, SecondFactors factors) {
        this.passkeys = passkeys;
        this.factors = factors;
    }

    @GetMapping("/staff/account/passkeys")
    String show() {
        return "passkey/new";
    }

    @PostMapping(path = "/staff/account/passkeys/question", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    String ask(Authentication owner, HttpServletRequest request) {
        PublicKeyCredentialCreationOptions question = passkeys.askToMake(owner);
        request.getSession().setAttribute(ASKED, question);
        return passkeys.json(question);
    }

    @PostMapping("/staff/account/passkeys")
    String keep(
            @RequestParam(defaultValue = "") String answer,
            @RequestParam(defaultValue = "") String label,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        HttpSession session = request.getSession();
        boolean kept = session.getAttribute(ASKED) instanceof PublicKeyCredentialCreationOptions question
                && passkeys.keep(question, answer, shown(label));
        session.removeAttribute(ASKED);
        if (kept) {
            return added(StaffMember.asking(request).id(), request, model);
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        model.addAttribute("refused", true);
        return "passkey/new";
    }

    /** From now on the password alone is not enough: nobody shall be without a way in when the device is gone. */
    private String added(UUID staffId, HttpServletRequest request, Model model) {
        if (factors.asksFor(staffId) || factors.recoveryCodesLeft(staffId) > 0) {
            return TO_ACCOUNT + "?done=PASSKEY_ADDED";
        }
        OtherLanguage.nowhere(request);
        model.addAttribute("codes", factors.newRecoveryCodes(staffId));
        return "account/recovery-codes";
    }

    @PostMapping("/staff/account/passkeys/{id}/removal")
    String remove(@PathVariable UUID id, HttpServletRequest request) {
        passkeys.remove(StaffMember.asking(request).id(), id);
        return TO_ACCOUNT + "?done=PASSKEY_REMOVED";
    }

    private static String shown(String label) {
        String plain = label.strip();
        return plain.substring(0, Math.min(plain.length(), LONGEST_LABEL));
    }
}
