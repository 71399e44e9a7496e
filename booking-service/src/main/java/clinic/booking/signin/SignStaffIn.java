package clinic.booking.signin;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** Looks at name and password. A name nobody has costs the same time and gets the same answer. */
@Component
class SignStaffIn {

    private final StaffAccounts accounts;
    private final SignInTries tries;
    private final PasswordEncoder passwords;
    private volatile @Nullable String ofNobody;

    SignStaffIn(StaffAccounts accounts, SignInTries tries, PasswordEncoder passwords) {
        this.accounts = accounts;
        this.tries = tries;
        this.passwords = passwords;
    }

    /**
     * Whose account it is; empty when name and password do not belong together.
     *
     * @throws TooManyTries when the password was not even looked at
     */
    Optional<StaffAccount> byPassword(String name, String password, String address) {
        if (!tries.begin(name, address)) {
            throw new TooManyTries();
        }
        String ofNobody = ofNobody();
        Optional<StaffAccount> account = accounts.named(name).filter(one -> !one.revoked());
        boolean right = passwords.matches(
                password, account.map(StaffAccount::passwordHash).orElse(ofNobody));
        if (account.isEmpty() || !right) {
            return Optional.empty();
        }
        tries.succeeded(name, address);
        return account;
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
