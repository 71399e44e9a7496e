package clinic.booking.signin;

import clinic.booking.audit.Audit;
import clinic.booking.audit.Deed;
import clinic.booking.audit.Who;
import clinic.booking.factor.SecondFactorRule;
import clinic.booking.factor.SecondFactors;
import clinic.booking.signin.SignedIn.Way;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Asks everybody who works here for a second factor, or leaves it to each. */
@Component
public class AskEverybody {

    private final StaffAccounts accounts;
    private final StaffAnnouncements announcements;
    private final SecondFactors factors;
    private final SecondFactorRule rule;
    private final WaysIn ways;
    private final Audit audit;

    AskEverybody(
            StaffAccounts accounts,
            StaffAnnouncements announcements,
            SecondFactors factors,
            SecondFactorRule rule,
            WaysIn ways,
            Audit audit) {
        this.accounts = accounts;
        this.announcements = announcements;
        this.factors = factors;
        this.rule = rule;
        this.ways = ways;
        this.audit = audit;
    }

    /**
     * Whoever has none is signed out, and sets one up before they are in again.
     *
     * @return false when the admin has none: who asks it of others shows that it works, or signs in elsewhere
     */
    @Transactional
    public boolean forASecondFactor(UUID admin) {
        if (!factors.asksFor(admin) && ways.opens(admin, Way.PASSWORD)) {
            return false;
        }
        rule.everybodyNeedsOne(true);
        accounts.all().stream()
                .filter(account -> !account.revoked() && !factors.asksFor(account.id()))
                .forEach(account -> accounts.endSessions(account.id()));
        announcements.tellChanges();
        audit.accountChanged(Who.staff(admin), Deed.SECOND_FACTOR_NEEDED, null, null);
        return true;
    }

    @Transactional
    public void nothingMore(UUID admin) {
        rule.everybodyNeedsOne(false);
        audit.accountChanged(Who.staff(admin), Deed.SECOND_FACTOR_OPTIONAL, null, null);
    }
}
