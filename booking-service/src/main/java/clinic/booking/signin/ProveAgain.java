package clinic.booking.signin;

import clinic.booking.factor.SecondFactors;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Asks somebody who is signed in to prove again who they are, before they change by what they sign in: a desk that was
 * left open must not give the account away.
 */
@Component
public class ProveAgain {

    private static final String ACCOUNT = "/staff/account";
    private static final String SET_UP = "/staff/setup/staff";

    private final SignStaffIn signIn;
    private final SignInTries tries;
    private final SecondFactors factors;
    private final PasskeyHolders passkeys;

    ProveAgain(SignStaffIn signIn, SignInTries tries, SecondFactors factors, PasskeyHolders passkeys) {
        this.signIn = signIn;
        this.tries = tries;
        this.factors = factors;
        this.passkeys = passkeys;
    }

    /** Whether they did so a moment ago. */
    boolean isFresh(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null && SignedIn.isFresh(session);
    }

    /** Whether a password alone proves nothing of theirs. */
    public boolean takesMore(StaffMember member) {
        return factors.asksFor(member.id()) || passkeys.hasOne(member.id());
    }

    /**
     * Whether password and code are right. A passkey is shown where people sign in by it.
     *
     * @param code ignored for whoever has neither app nor passkey
     * @throws TooManyTries when they were not even looked at
     */
    public boolean prove(StaffMember member, String password, String code, HttpServletRequest request) {
        Optional<StaffAccount> account = signIn.byPassword(member.name(), password, request.getRemoteAddr())
                .filter(one -> one.id().equals(member.id()));
        if (account.isEmpty() || (takesMore(member) && !isCode(member, code, request))) {
            return false;
        }
        HttpSession session = request.getSession();
        if (session.getAttribute(SignedIn.ATTRIBUTE) instanceof SignedIn signedIn) {
            session.setAttribute(SignedIn.ATTRIBUTE, signedIn.provedAgain(SignedIn.now(session)));
        }
        return true;
    }

    /** Whether whoever sits here came from the outside issuer, and proves there who they are. */
    public static boolean isElsewhere(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null && SignedIn.byIssuer(session);
    }

    /**
     * The same person has proved it at the outside issuer.
     *
     * @return whether that was a moment ago
     */
    public boolean provedElsewhere(HttpServletRequest request, Instant at) {
        HttpSession session = request.getSession();
        if (session.getAttribute(SignedIn.ATTRIBUTE) instanceof SignedIn signedIn) {
            session.setAttribute(SignedIn.ATTRIBUTE, signedIn.provedAgain(at));
        }
        return SignedIn.isFresh(session);
    }

    /** The page that a proof leads back to; only these send people to it. */
    public static String leadsTo(@Nullable String wanted) {
        return SET_UP.equals(wanted) ? SET_UP : ACCOUNT;
    }

    private boolean isCode(StaffMember member, String code, HttpServletRequest request) {
        if (!tries.beginCode(member.id(), request.getRemoteAddr())) {
            throw new TooManyTries();
        }
        boolean right = factors.prove(member.id(), code).isPresent();
        if (right) {
            tries.codeSucceeded(member.id(), request.getRemoteAddr());
        }
        return right;
    }
}
