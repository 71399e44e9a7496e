package clinic.booking.signin;

import clinic.contracts.booking.StaffRole;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
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

    /** Anna Lindqvist of the fictional clinic. */
    private static final UUID ANNA = UUID.fromString("2b9e6c10-7f3d-4c58-8f0e-6a4d2e910b01");

    private static final Map<String, StaffRole> FICTIONAL = Map.of(
            "reception", StaffRole.RECEPTIONIST,
            "anna", StaffRole.PRACTITIONER,
            "editor", StaffRole.EDITOR,
            "approver", StaffRole.CLINICIAN_APPROVER,
            "admin", StaffRole.ADMIN);

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
        String hash = hash();
        if (fictional) {
            FICTIONAL.forEach(
                    (name, role) -> accounts.keep(name, hash, Set.of(role), name.equals("anna") ? ANNA : null));
        } else {
            accounts.keep("admin", hash, Set.of(StaffRole.ADMIN), null);
        }
    }

    /** That of the last start, if the password is still the same: another hash would end everybody's session. */
    private String hash() {
        return accounts.named("admin")
                .map(StaffAccount::passwordHash)
                .filter(kept -> passwords.matches(password, kept))
                .orElseGet(() -> String.valueOf(passwords.encode(password)));
    }
}
