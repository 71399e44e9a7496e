package clinic.booking.invite;

import clinic.booking.audit.Audit;
import clinic.booking.audit.Deed;
import clinic.booking.audit.Who;
import clinic.booking.change.ChangedMeanwhile;
import clinic.booking.change.SeenVersion;
import clinic.booking.passkey.Passkeys;
import clinic.booking.signin.ChangeStaff;
import clinic.booking.signin.LastAdmin;
import clinic.booking.signin.NewAccount;
import clinic.booking.signin.NoSuchAccount;
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

    /**
     * False when the address is somebody else's; then nothing has changed.
     *
     * @throws NoSuchAccount when there is none with this id
     * @throws ChangedMeanwhile when it is not as the form was made from: what was taken away since is not given back
     * @throws LastAdmin when nobody would be left who may give roles
     */
    @Transactional
    public boolean describe(UUID id, TypedAccount typed, Who admin) {
        check(id, SeenVersion.ofForm(typed.version()));
        if (!change.describe(id, typed.practitioner(), typed.address(), typed.chosenLanguage(), admin)) {
            return false;
        }
        change.giveRoles(id, typed.chosenRoles(), admin);
        return true;
    }

    /**
     * Throws as {@link #describe}.
     *
     * @param seen the version that the roles are to replace those of; null for whichever there is
     * @return the one that it has then
     */
    @Transactional
    public int giveRoles(UUID id, Set<StaffRole> roles, @Nullable Integer seen, Who admin) {
        check(id, seen);
        change.giveRoles(id, roles, admin);
        return change.locked(id).version();
    }

    private void check(UUID id, @Nullable Integer seen) {
        ChangedMeanwhile.check(seen, change.locked(id).version());
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
