package clinic.booking.issuer;

import clinic.booking.issuer.Refusal.Refused;
import clinic.booking.signin.ChangeStaff;
import clinic.booking.signin.Colleague;
import clinic.booking.signin.NewAccount;
import clinic.booking.signin.StaffDirectory;
import clinic.contracts.EmailAddress;
import clinic.site.Language;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Finds the account of whomever the issuer vouches for, and gives it the roles that the issuer names now. */
@Component
class Admission {

    private static final int MOST_OF_ONE_NAME = 99;
    private static final int LONGEST_NAME = 34;

    private final LinkedAccounts links;
    private final StaffDirectory staff;
    private final ChangeStaff change;
    private final IssuerSettings settings;

    Admission(LinkedAccounts links, StaffDirectory staff, ChangeStaff change, IssuerSettings settings) {
        this.links = links;
        this.staff = staff;
        this.change = change;
        this.settings = settings;
    }

    /**
     * Roles that were taken away are gone when this returns, also where nobody is let in afterwards.
     *
     * @return whose account it is, to be let in or not
     * @throws Refused when it is nobody's
     */
    @Transactional
    public Colleague of(Vouched one) {
        UUID id = links.of(one.account()).orElseGet(() -> linked(one));
        change.takeOverRoles(id, one.roles());
        return staff.find(id).orElseThrow(() -> new Refused(Refusal.UNKNOWN));
    }

    /** The first time; afterwards the link is what counts, whatever their address is. */
    private UUID linked(Vouched one) {
        if (one.roles().isEmpty()) {
            throw new Refused(Refusal.NO_ROLE);
        }
        Optional<Colleague> invited = one.email().isEmpty() ? Optional.empty() : staff.withEmail(one.email());
        if (!one.verified() && (invited.isPresent() || !settings.newAccounts())) {
            throw new Refused(one.email().isEmpty() ? Refusal.UNKNOWN : Refusal.UNVERIFIED);
        }
        if (invited.filter(Colleague::revoked).isPresent()) {
            throw new Refused(Refusal.CLOSED);
        }
        UUID id = invited.map(Colleague::id).orElseGet(() -> added(one));
        if (!links.link(id, one.account(), one.session().subject())) {
            throw new Refused(Refusal.UNKNOWN);
        }
        change.linkedWithIssuer(id);
        return id;
    }

    private UUID added(Vouched one) {
        if (!settings.newAccounts()) {
            throw new Refused(Refusal.UNKNOWN);
        }
        String email = Optional.of(one)
                .filter(Vouched::verified)
                .flatMap(vouched -> EmailAddress.read(vouched.email()))
                .map(EmailAddress::text)
                .orElse(null);
        return names(one)
                .map(name -> new NewAccount(name, Set.of(), null, email, Language.SWEDISH.getLanguage()))
                .flatMap(account -> change.addFromIssuer(account).stream())
                .findFirst()
                .orElseThrow(() -> new Refused(Refusal.UNKNOWN));
    }

    /** As the issuer calls them, as far as names here go; with a number where somebody else has it. */
    private static Stream<String> names(Vouched one) {
        String plain = one.name()
                .toLowerCase(Locale.ROOT)
                .replaceFirst("@.*", "")
                .replaceAll("[^\\p{L}\\p{N}._-]", "-")
                .replaceFirst("^[._-]+", "");
        String name = plain.length() < 2 ? "staff" : plain.substring(0, Math.min(plain.length(), LONGEST_NAME));
        return Stream.concat(
                Stream.of(name), IntStream.rangeClosed(2, MOST_OF_ONE_NAME).mapToObj(n -> name + "-" + n));
    }
}
