package clinic.booking.invite;

import clinic.booking.factor.SecondFactorRule;
import clinic.booking.factor.SecondFactors;
import clinic.booking.passkey.Passkeys;
import clinic.booking.signin.ChangeStaff;
import clinic.booking.signin.Colleague;
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
    private final SecondFactors factors;
    private final SecondFactorRule rule;
    private final Passkeys passkeys;

    StaffSetUp(ChangeStaff change, GiveLink give, SecondFactors factors, SecondFactorRule rule, Passkeys passkeys) {
        this.change = change;
        this.give = give;
        this.factors = factors;
        this.rule = rule;
        this.passkeys = passkeys;
    }

    /** Empty when the name or the address is somebody else's. */
    @Transactional
    public Optional<UUID> invite(Colleague colleague) {
        Optional<UUID> id = change.add(colleague);
        id.ifPresent(one -> give.give(one, Occasion.INVITATION));
        return id;
    }

    /** False when the address is somebody else's; then nothing has changed. */
    @Transactional
    public boolean describe(
            UUID id, Set<StaffRole> roles, @Nullable UUID practitionerId, @Nullable String email, String language) {
        if (!change.describe(id, practitionerId, email, language)) {
            return false;
        }
        change.giveRoles(id, roles);
        return true;
    }

    void sendLink(UUID id) {
        give.give(id, Occasion.RESET);
    }

    /** Of what somebody signs in with only the password is left, and nobody is signed in by it. */
    @Transactional
    public void resetFactors(UUID id) {
        passkeys.removeAll(id);
        change.resetFactors(id);
    }

    /** False when the admin has none: who asks it of others shows that it works. */
    @Transactional
    public boolean askForSecondFactors(boolean needed, UUID admin) {
        if (needed && !factors.asksFor(admin)) {
            return false;
        }
        if (needed) {
            change.askEverybodyForASecondFactor();
        } else {
            rule.everybodyNeedsOne(false);
        }
        return true;
    }
}
