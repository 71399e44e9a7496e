package clinic.booking.signin;

import clinic.booking.audit.Audit;
import clinic.booking.audit.Deed;
import clinic.booking.audit.Who;
import clinic.booking.factor.SecondFactors;
import clinic.contracts.booking.StaffRole;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Changes what somebody may do; here at once, in the other services as soon as they have heard of it. */
@Component
public class ChangeStaff {

    private final StaffAccounts accounts;
    private final StaffAnnouncements announcements;
    private final SecondFactors factors;
    private final PasswordEncoder passwords;
    private final Audit audit;

    ChangeStaff(
            StaffAccounts accounts,
            StaffAnnouncements announcements,
            SecondFactors factors,
            PasswordEncoder passwords,
            Audit audit) {
        this.accounts = accounts;
        this.announcements = announcements;
        this.factors = factors;
        this.passwords = passwords;
        this.audit = audit;
    }

    /**
     * Makes an account that nobody can sign in to before its owner has chosen a password.
     *
     * @return its id; empty when the name or the address is somebody else's
     */
    @Transactional
    public Optional<UUID> add(NewAccount account, Who by) {
        Optional<UUID> id = added(account);
        id.ifPresent(one -> tell(by, Deed.ACCOUNT_ADDED, one, account.roles()));
        return id;
    }

    /** As {@link #add}, of somebody whom the outside issuer vouches for and nobody here has invited. */
    @Transactional
    public Optional<UUID> addFromIssuer(NewAccount account) {
        Optional<UUID> id = added(account);
        id.ifPresent(one -> tell(Who.staff(one), Deed.ACCOUNT_ADDED, one, account.roles()));
        return id;
    }

    /** From now on the outside issuer speaks for this account. */
    @Transactional
    public void linkedWithIssuer(UUID id) {
        audit.accountChanged(Who.staff(id), Deed.ACCOUNT_LINKED, id, null);
    }

    /**
     * The outside issuer says what they may do now. Its word counts though no admin be left here: it can name another.
     *
     * @throws NoSuchAccount when there is none with this id
     */
    @Transactional
    public void takeOverRoles(UUID id, Set<StaffRole> roles) {
        if (account(id).roles().equals(roles)) {
            return;
        }
        require(accounts.giveRoles(id, roles));
        tell(Who.staff(id), Deed.ROLES_TAKEN_OVER, id, roles);
    }

    /**
     * The account as it is; until the end of the transaction nobody else changes it.
     *
     * @throws NoSuchAccount when there is none with this id
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Colleague locked(UUID id) {
        return held(id).colleague();
    }

    /** @return false when the address is somebody else's */
    @Transactional
    public boolean describe(UUID id, @Nullable UUID practitionerId, @Nullable String email, String language, Who by) {
        StaffAccount before = account(id);
        if (isDescribedSo(before, practitionerId, email, language)) {
            return true;
        }
        boolean described = accounts.describe(id, practitionerId, email, language);
        if (described) {
            if (!Objects.equals(before.email(), email)) {
                // It was sent to somebody else's mailbox.
                accounts.forgetLinks(id);
            }
            tell(by, Deed.ACCOUNT_CHANGED, id, null);
        }
        return described;
    }

    /** Ends every session that began with another password; throws when the account is gone or was revoked. */
    @Transactional
    public void setPassword(UUID id, String password) {
        require(accounts.setPassword(id, String.valueOf(passwords.encode(password))));
        accounts.forgetLinks(id);
        tell(Who.staff(id), Deed.PASSWORD_CHOSEN, id, null);
    }

    /** For somebody who has lost phone and paper; who is signed in by them is signed out. */
    @Transactional
    public void resetFactors(UUID id, Who by) {
        factors.remove(id);
        require(accounts.endSessions(id));
        accounts.forgetLinks(id);
        tell(by, Deed.FACTORS_RESET, id, null);
    }

    /**
     * @throws NoSuchAccount when there is none with this id
     * @throws LastAdmin when nobody would be left who may give roles
     */
    @Transactional
    public void giveRoles(UUID id, Set<StaffRole> roles, Who by) {
        if (held(id).roles().equals(roles)) {
            return;
        }
        require(accounts.giveRoles(id, roles));
        keepAnAdmin();
        tell(by, Deed.ROLES_GIVEN, id, roles);
    }

    /** Ends every session and lets nobody in by this account again; throws as {@link #giveRoles}. */
    @Transactional
    public void revoke(UUID id, Who by) {
        held(id);
        require(accounts.revoke(id));
        keepAnAdmin();
        tell(by, Deed.ACCOUNT_CLOSED, id, null);
    }

    /** Ends every session of this account, and each link to choose a password; whoever knows its password may begin another. */
    @Transactional
    public void signOutEverywhere(UUID id, Who by) {
        require(accounts.endSessions(id));
        accounts.forgetLinks(id);
        tell(by, Deed.ACCOUNT_SIGNED_OUT, id, null);
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

    private Optional<UUID> added(NewAccount account) {
        return accounts.add(
                account.name(),
                String.valueOf(passwords.encode(UUID.randomUUID().toString())),
                account.roles(),
                account.practitionerId(),
                account.email(),
                account.language());
    }

    /** To the other services, and to the audit. */
    private void tell(Who by, Deed deed, UUID id, @Nullable Set<StaffRole> roles) {
        announcements.tellChanges();
        audit.accountChanged(by, deed, id, roles);
    }

    private StaffAccount account(UUID id) {
        return accounts.find(id).orElseThrow(NoSuchAccount::new);
    }

    private StaffAccount held(UUID id) {
        return accounts.locked(id).orElseThrow(NoSuchAccount::new);
    }

    private static boolean isDescribedSo(
            StaffAccount one, @Nullable UUID practitionerId, @Nullable String email, String language) {
        return Objects.equals(one.practitionerId(), practitionerId)
                && Objects.equals(one.email(), email)
                && one.language().equals(language);
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
