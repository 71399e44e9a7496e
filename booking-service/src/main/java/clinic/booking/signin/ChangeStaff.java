package clinic.booking.signin;

import clinic.booking.factor.SecondFactorRule;
import clinic.booking.factor.SecondFactors;
import clinic.contracts.booking.StaffRole;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Changes what somebody may do; here at once, in the other services as soon as they have heard of it. */
@Component
public class ChangeStaff {

    private final StaffAccounts accounts;
    private final StaffAnnouncements announcements;
    private final SecondFactors factors;
    private final SecondFactorRule rule;
    private final PasswordEncoder passwords;

    ChangeStaff(
            StaffAccounts accounts,
            StaffAnnouncements announcements,
            SecondFactors factors,
            SecondFactorRule rule,
            PasswordEncoder passwords) {
        this.accounts = accounts;
        this.announcements = announcements;
        this.factors = factors;
        this.rule = rule;
        this.passwords = passwords;
    }

    /**
     * Makes an account that nobody can sign in to before its owner has chosen a password.
     *
     * @return its id; empty when the name or the address is somebody else's
     */
    @Transactional
    public Optional<UUID> add(Colleague colleague) {
        Optional<UUID> id = accounts.add(
                colleague.name(),
                String.valueOf(passwords.encode(UUID.randomUUID().toString())),
                colleague.roles(),
                colleague.practitionerId(),
                Objects.requireNonNull(colleague.email(), "the invitation goes there"),
                colleague.language());
        announcements.tellChanges();
        return id;
    }

    /** @return false when the address is somebody else's */
    @Transactional
    public boolean describe(UUID id, @Nullable UUID practitionerId, @Nullable String email, String language) {
        boolean described = accounts.describe(id, practitionerId, email, language);
        announcements.tellChanges();
        return described;
    }

    /** Ends every session that began with another password; throws when the account is gone or was revoked. */
    @Transactional
    public void setPassword(UUID id, String password) {
        require(accounts.setPassword(id, String.valueOf(passwords.encode(password))));
        announcements.tellChanges();
    }

    /** For somebody who has lost phone and paper; who is signed in by them is signed out. */
    @Transactional
    public void resetFactors(UUID id) {
        factors.remove(id);
        signOutEverywhere(id);
    }

    /** Whoever has no second factor is signed out, and sets one up before they are in again. */
    @Transactional
    public void askEverybodyForASecondFactor() {
        rule.everybodyNeedsOne(true);
        accounts.all().stream()
                .filter(account -> !account.revoked() && !factors.asksFor(account.id()))
                .forEach(account -> accounts.endSessions(account.id()));
        announcements.tellChanges();
    }

    /**
     * @throws NoSuchAccount when there is none with this id
     * @throws LastAdmin when nobody would be left who may give roles
     */
    @Transactional
    public void giveRoles(UUID id, Set<StaffRole> roles) {
        require(accounts.giveRoles(id, roles));
        keepAnAdmin();
        announcements.tellChanges();
    }

    /** Ends every session and lets nobody in by this account again; throws as {@link #giveRoles}. */
    @Transactional
    public void revoke(UUID id) {
        require(accounts.revoke(id));
        keepAnAdmin();
        announcements.tellChanges();
    }

    /** Ends every session of this account; whoever knows its password may begin another. */
    @Transactional
    public void signOutEverywhere(UUID id) {
        require(accounts.endSessions(id));
        announcements.tellChanges();
    }

    /**
     * Voids every pass of this account, a copied one too; sessions go on.
     *
     * @return who the next pass is for
     */
    @Transactional
    public StaffMember voidPasses(UUID id) {
        StaffMember member =
                accounts.voidPasses(id).orElseThrow(NoSuchAccount::new).member();
        announcements.tellChanges();
        return member;
    }

    private static void require(boolean found) {
        if (!found) {
            throw new NoSuchAccount();
        }
    }

    private void keepAnAdmin() {
        if (!accounts.someAdminIsLeft()) {
            throw new LastAdmin();
        }
    }
}
