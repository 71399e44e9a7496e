package clinic.booking.staff;

import java.util.Map;
import java.util.Set;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Makes the accounts that let the first person in, before the first request can come: {@code admin} in an empty
 * clinic, everyone of the fictional clinic in profile {@code demo}.
 */
@Component
class FirstAccounts implements SmartInitializingSingleton {

    private static final Map<String, Set<Role>> FICTIONAL = Map.of(
            "reception", Set.of(Role.RECEPTIONIST),
            "anna", Set.of(Role.PRACTITIONER),
            "editor", Set.of(Role.EDITOR),
            "approver", Set.of(Role.APPROVER),
            "admin", Set.of(Role.ADMIN));

    private final StaffAccounts accounts;
    private final PasswordEncoder passwords;
    private final boolean fictional;
    private final String password;

    FirstAccounts(
            StaffAccounts accounts,
            PasswordEncoder passwords,
            Environment environment,
            @Value("${clinic.staff.password:}") String password) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.fictional = environment.acceptsProfiles(Profiles.of("demo"));
        this.password = password;
    }

    @Override
    public void afterSingletonsInstantiated() {
        if (!fictional && !accounts.none()) {
            return;
        }
        if (password.isBlank()) {
            throw new NoStaffPassword();
        }
        String hash = passwords.encode(password);
        if (fictional) {
            FICTIONAL.forEach((name, roles) -> accounts.keep(name, hash, roles));
        } else {
            accounts.keep("admin", hash, Set.of(Role.ADMIN));
        }
    }
}
