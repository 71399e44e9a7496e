package clinic.booking.signin;

import clinic.contracts.booking.StaffRole;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Changes what somebody may do; here at once, in the other services as soon as they have heard of it. */
@Component
public class ChangeStaff {

    private final StaffAccounts accounts;
    private final StaffAnnouncements announcements;

    ChangeStaff(StaffAccounts accounts, StaffAnnouncements announcements) {
        this.accounts = accounts;
        this.announcements = announcements;
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
