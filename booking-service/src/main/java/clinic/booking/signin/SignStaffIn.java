package clinic.booking.signin;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/** Lets staff in by name and password. A name nobody has costs the same time and gets the same answer. */
@Component
class SignStaffIn implements AuthenticationProvider {

    private final StaffAccounts accounts;
    private final SignInTries tries;
    private final PasswordEncoder passwords;
    private volatile @Nullable String ofNobody;

    SignStaffIn(StaffAccounts accounts, SignInTries tries, PasswordEncoder passwords) {
        this.accounts = accounts;
        this.tries = tries;
        this.passwords = passwords;
    }

    @Override
    public Authentication authenticate(Authentication given) {
        String name = given.getName();
        String address = given.getDetails() instanceof WebAuthenticationDetails from ? from.getRemoteAddress() : "";
        if (!tries.begin(name, address)) {
            throw new TooManyTries();
        }
        String ofNobody = ofNobody();
        Optional<StaffAccount> account = accounts.named(name).filter(one -> !one.revoked());
        boolean right = passwords.matches(
                String.valueOf(given.getCredentials()),
                account.map(StaffAccount::passwordHash).orElse(ofNobody));
        if (account.isEmpty() || !right) {
            throw new BadCredentialsException("Name and password do not belong together");
        }
        tries.succeeded(name, address);
        StaffMember member = account.get().member();
        return UsernamePasswordAuthenticationToken.authenticated(member, null, member.authorities());
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }

    /** A hash like any other, of a password that nobody has. */
    private String ofNobody() {
        String hash = ofNobody;
        if (hash == null) {
            hash = String.valueOf(passwords.encode(UUID.randomUUID().toString()));
            ofNobody = hash;
        }
        return hash;
    }
}
