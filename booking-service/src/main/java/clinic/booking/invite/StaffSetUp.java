package clinic.booking.invite;

import clinic.booking.audit.Audit;
import clinic.booking.audit.Deed;
import clinic.booking.audit.Who;
import clinic.booking.passkey.Passkeys;
import clinic.booking.signin.ChangeStaff;
import clinic.booking.signin.NewAccount;
import clinic.contracts.booking.StaffLinkRequested.Occasion;
import clinic.contracts.booking.StaffRole;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What an admin decides about colleagues, each in one go. */
@Component
class StaffSetUp {

    private final ChangeStaff change;
    private final GiveLink give;
    private final Passkeys passkeys;
    private final Audit audit;

    StaffSetUp(ChangeStaff change, GiveLink give, Passkeys passkeys, Audit audit) {
        this.change = change;
        this.give = give;
        this.passkeys = passkeys;
        this.audit = audit;
    }

    /** Empty when the name or the address is somebody else's. */
    @Transactional
    public Optional<UUID> invite(NewAccount account, Who admin) {
        Optional<UUID> id = change.add(account, admin);
        id.ifPresent(one -> give.give(one, Occasion.INVITATION));
        return id;
    }

    /** False when the address is somebody else's; then nothing has changed. */
    @Transactional
    public boolean describe(
            UUID id,
            Set<StaffRole> roles,
            @Nullable UUID practitionerId,
            @Nullable String email,
            String language,
            Who admin) {
        if (!change.describe(id, practitionerId, email, language, admin)) {
            return false;
        }
        change.giveRoles(id, roles, admin);
        return true;
    }

    @Transactional
    public void sendLink(UUID id, Who admin) {
        give.give(id, Occasion.RESET);
        audit.accountChanged(admin, Deed.PASSWORD_LINK_SENT, id, null);
    }

    /** Of what somebody signs in with only the password is left, and nobody is signed in by it. */
    @Transactional
    public void resetFactors(UUID id, Who admin) {
        passkeys.removeAll(id);
        change.resetFactors(id, admin);
    }
}
