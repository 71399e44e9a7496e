package clinic.booking.signin;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Who works here. */
@Component
public class StaffDirectory {

    private final StaffAccounts accounts;
    private final SignInTries tries;

    StaffDirectory(StaffAccounts accounts, SignInTries tries) {
        this.accounts = accounts;
        this.tries = tries;
    }

    public List<Colleague> all() {
        return accounts.all().stream().map(StaffAccount::colleague).toList();
    }

    /** Empty when there is no such account. */
    public Optional<Colleague> find(UUID id) {
        return accounts.find(id).map(StaffAccount::colleague);
    }

    /** Empty when nobody signs in by this name. */
    public Optional<Colleague> named(String name) {
        return accounts.named(name).map(StaffAccount::colleague);
    }

    /** Empty when the clinic writes to nobody of staff there. */
    public Optional<Colleague> withEmail(String email) {
        return accounts.withEmail(email).map(StaffAccount::colleague);
    }

    /**
     * Whether somebody at this address of the net may ask for a new password for this name.
     *
     * @throws TooManyTries when that was asked too often
     */
    public void mayAskForPassword(String name, String address) {
        if (!tries.beginAsking(name, address)) {
            throw new TooManyTries();
        }
    }
}
