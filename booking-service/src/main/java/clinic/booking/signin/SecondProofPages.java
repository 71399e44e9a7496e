package clinic.booking.signin;

import clinic.booking.factor.NewAuthenticator;
import clinic.booking.factor.SecondFactors;
import clinic.booking.signin.SignedIn.Way;
import clinic.site.OtherLanguage;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * What comes after the password: a code from the app or from the paper, or the passkey of whoever has no app. Where the clinic asks everybody for one, whoever
 * has none sets it up here, before they are in.
 */
@Controller
class SecondProofPages {

    private static final String OVER = "redirect:/sign-in?over";

    private final StaffAccounts accounts;
    private final SecondFactors factors;
    private final PasskeyHolders passkeys;
    private final SignInTries tries;
    private final Entrance entrance;

    SecondProofPages(
            StaffAccounts accounts,
            SecondFactors factors,
            PasskeyHolders passkeys,
            SignInTries tries,
            Entrance entrance) {
        this.accounts = accounts;
        this.factors = factors;
        this.passkeys = passkeys;
        this.tries = tries;
        this.entrance = entrance;
    }

    @GetMapping("/sign-in/code")
    String askForCode(HttpServletRequest request, Model model) {
        return halfway(request).map(one -> code(one, model)).orElse(OVER);
    }

    private String code(Halfway halfway, Model model) {
        model.addAttribute("passkey", !factors.asksFor(halfway.staffId()));
        model.addAttribute("to", WantedPage.isOne(halfway.to()) ? halfway.to() : null);
        return "signin/code";
    }

    @PostMapping("/sign-in/code")
    String takeCode(
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Optional<Halfway> halfway = halfway(request);
        if (halfway.isEmpty()) {
            return OVER;
        }
        Halfway one = halfway.get();
        if (!tries.beginCode(one.staffId(), request.getRemoteAddr())) {
            return again("wait", HttpStatus.TOO_MANY_REQUESTS, code(one, model), response, model);
        }
        Optional<SecondFactors.Proof> proof = factors.prove(one.staffId(), code);
        if (proof.isEmpty()) {
            return again("wrong", HttpStatus.UNPROCESSABLE_CONTENT, code(one, model), response, model);
        }
        tries.codeSucceeded(one.staffId(), request.getRemoteAddr());
        String to = entrance.admit(one.staffId(), way(proof.get()), one.to(), request, response);
        // Who has used one up should know what is left of them.
        return "redirect:" + (proof.get() == SecondFactors.Proof.RECOVERY_CODE ? "/staff/account" : to);
    }

    @GetMapping("/sign-in/authenticator")
    String askToSetUp(HttpServletRequest request, Model model) {
        Optional<StaffAccount> account = whoMustSetUp(request);
        if (account.isEmpty()) {
            return OVER;
        }
        Optional<NewAuthenticator> begun = factors.begun(account.get().id());
        model.addAttribute("name", account.get().name());
        model.addAttribute("authenticator", begun.orElse(null));
        return "signin/authenticator";
    }

    @PostMapping("/sign-in/authenticator")
    String setUp(
            @RequestParam(required = false) @Nullable String code,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Optional<StaffAccount> account = whoMustSetUp(request);
        Halfway halfway = Halfway.of(request).orElse(null);
        if (account.isEmpty() || halfway == null) {
            return OVER;
        }
        if (code == null) {
            factors.begin(account.get().id());
            return "redirect:/sign-in/authenticator";
        }
        List<String> recoveryCodes = factors.confirm(account.get().id(), code);
        if (recoveryCodes.isEmpty()) {
            askToSetUp(request, model);
            return again("wrong", HttpStatus.UNPROCESSABLE_CONTENT, "signin/authenticator", response, model);
        }
        OtherLanguage.nowhere(request);
        model.addAttribute("codes", recoveryCodes);
        model.addAttribute("to", entrance.admit(account.get().id(), Way.CODE, halfway.to(), request, response));
        return "signin/recovery-codes";
    }

    private static String again(
            String fault, HttpStatus status, String page, HttpServletResponse response, Model model) {
        response.setStatus(status.value());
        model.addAttribute("fault", fault);
        return page;
    }

    /** Never somebody who has one: a password alone must not replace it. */
    private Optional<StaffAccount> whoMustSetUp(HttpServletRequest request) {
        return halfway(request)
                .filter(halfway -> !factors.asksFor(halfway.staffId()) && !passkeys.hasOne(halfway.staffId()))
                .flatMap(halfway -> accounts.find(halfway.staffId()));
    }

    /** Empty, too, when something about the account was changed in between, such as its password. */
    private Optional<Halfway> halfway(HttpServletRequest request) {
        return Halfway.of(request)
                .filter(halfway -> accounts.find(halfway.staffId())
                        .filter(account -> account.keeps(halfway.version()))
                        .isPresent());
    }

    private static Way way(SecondFactors.Proof proof) {
        return switch (proof) {
            case CODE -> Way.CODE;
            case RECOVERY_CODE -> Way.RECOVERY_CODE;
        };
    }
}
