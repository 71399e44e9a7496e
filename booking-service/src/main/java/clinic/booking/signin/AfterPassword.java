package clinic.booking.signin;

import clinic.booking.factor.SecondFactorRule;
import clinic.booking.factor.SecondFactors;
import clinic.booking.signin.SignedIn.Way;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where somebody is led whose password was right: in, to their second proof, or to the issuer that speaks for them. */
@Component
class AfterPassword {

    private final SecondFactors factors;
    private final SecondFactorRule rule;
    private final PasskeyHolders passkeys;
    private final WaysIn ways;
    private final Entrance entrance;

    AfterPassword(
            SecondFactors factors, SecondFactorRule rule, PasskeyHolders passkeys, WaysIn ways, Entrance entrance) {
        this.factors = factors;
        this.rule = rule;
        this.passkeys = passkeys;
        this.ways = ways;
        this.entrance = entrance;
    }

    String leadOn(StaffAccount account, @Nullable String to, HttpServletRequest request, HttpServletResponse response) {
        if (!ways.opens(account.id(), Way.PASSWORD)) {
            return "/sign-in?issuer=only";
        }
        if (factors.asksFor(account.id()) || passkeys.hasOne(account.id())) {
            Halfway.begin(account, to, request);
            return "/sign-in/code";
        }
        if (rule.everybodyNeedsOne()) {
            Halfway.begin(account, to, request);
            return "/sign-in/authenticator";
        }
        return entrance.admit(account.id(), Way.PASSWORD, to, request, response);
    }
}
