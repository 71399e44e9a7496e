package clinic.booking.invite;

import clinic.booking.invite.StaffLinks.Link;
import clinic.booking.signin.ChangeStaff;
import clinic.booking.signin.Colleague;
import clinic.booking.signin.StaffDirectory;
import clinic.contracts.SecretLink;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lets whoever holds a link choose a password, once. */
@Component
class ChoosePassword {

    private final StaffLinks links;
    private final StaffDirectory staff;
    private final ChangeStaff change;
    private final SecretLink secret;
    private final Clock clock;

    ChoosePassword(StaffLinks links, StaffDirectory staff, ChangeStaff change, SecretLink secret, Clock clock) {
        this.links = links;
        this.staff = staff;
        this.change = change;
        this.secret = secret;
        this.clock = clock;
    }

    /** Whose link it is; empty when it opens nothing: not ours, used, run out, or of an account that was revoked. */
    Optional<Colleague> holder(String token) {
        return link(token).flatMap(link -> staff.find(link.staffId())).filter(one -> !one.revoked());
    }

    /** False when the link opens nothing; then nothing has changed. */
    @Transactional
    public boolean choose(String token, String password) {
        Optional<Link> link = link(token)
                .filter(one -> holder(token).isPresent())
                .filter(one -> links.use(one.id(), clock.instant()));
        link.ifPresent(one -> change.setPassword(one.staffId(), password));
        return link.isPresent();
    }

    private Optional<Link> link(String token) {
        return secret.claimedId(token)
                .flatMap(id -> links.open(id, clock.instant()))
                .filter(link -> secret.opens(token, SecretLink.Purpose.STAFF_PASSWORD, link.id(), link.nonce()));
    }
}
