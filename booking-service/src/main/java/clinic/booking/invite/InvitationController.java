package clinic.booking.invite;

import clinic.booking.InvalidInput;
import clinic.booking.InvalidInput.Fault;
import clinic.booking.Problems;
import clinic.booking.audit.Who;
import clinic.booking.catalogue.Catalogue;
import clinic.booking.signin.FreshProof;
import clinic.booking.signin.NewAccount;
import clinic.booking.signin.NoSuchAccount;
import clinic.booking.signin.StaffDirectory;
import clinic.booking.signin.StaffMember;
import clinic.contracts.EmailAddress;
import clinic.contracts.booking.StaffRole;
import clinic.site.Language;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Invites staff, as the page does; for admins who have just proved who they are. */
@RestController
@FreshProof
@RequestMapping("/api/staff/accounts")
class InvitationController {

    private final StaffSetUp setUp;
    private final StaffDirectory staff;
    private final Catalogue catalogue;
    private final Problems problems;

    InvitationController(StaffSetUp setUp, StaffDirectory staff, Catalogue catalogue, Problems problems) {
        this.setUp = setUp;
        this.staff = staff;
        this.catalogue = catalogue;
        this.problems = problems;
    }

    /**
     * Whom to invite.
     *
     * @param name by which they sign in: 2 to 39 letters, digits, dots, dashes and underscores; it never changes
     * @param roles what they may do; may be none so far
     * @param practitioner whose visits are theirs; left out for those who treat nobody
     * @param email where the link goes by which they choose a password
     * @param language of what the clinic writes to them, {@code sv} (unless said otherwise) or {@code en}
     */
    record Invitation(
            @Nullable String name,
            @Nullable Set<StaffRole> roles,
            @Nullable UUID practitioner,
            @Nullable String email,
            @Nullable String language) {}

    /** The account that was made; nobody can sign in to it before its owner has chosen a password. */
    record Invited(
            UUID id,
            String name,
            Set<StaffRole> roles,
            @Nullable UUID practitioner,
            String email,
            String language) {}

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Invites somebody to work here",
            description = "Makes an account and has a link sent to its address, by which its owner chooses a password"
                    + " within three days. The link is told to nobody else.")
    Invited invite(@RequestBody Invitation invitation, HttpServletRequest request) {
        NewAccount account = read(invitation);
        UUID id = setUp.invite(account, admin(request)).orElseThrow(NameOrAddressTaken::new);
        return new Invited(
                id,
                account.name(),
                account.roles(),
                account.practitionerId(),
                String.valueOf(account.email()),
                account.language());
    }

    @PostMapping("/{id}/link")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Has a link sent to an account's address by which its owner chooses a new password",
            description = "It opens for an hour, and those from before no longer do.")
    void sendLink(@PathVariable UUID id, HttpServletRequest request) {
        if (staff.find(id)
                        .filter(one -> !one.revoked())
                        .orElseThrow(NoSuchAccount::new)
                        .email()
                == null) {
            throw new InvalidInput("email", "missing");
        }
        setUp.sendLink(id, admin(request));
    }

    private NewAccount read(Invitation typed) {
        List<Fault> faults = new ArrayList<>();
        String name = present("name", typed.name(), faults);
        Optional<String> account = AccountName.read(name);
        if (!name.isEmpty() && account.isEmpty()) {
            faults.add(new Fault("name", "account-name-unusable"));
        }
        String email = present("email", typed.email(), faults);
        if (!email.isEmpty() && EmailAddress.read(email).isEmpty()) {
            faults.add(new Fault("email", "email-unreadable"));
        }
        if (typed.roles() == null) {
            faults.add(new Fault("roles", "missing"));
        }
        UUID practitioner = typed.practitioner();
        if (practitioner != null && catalogue.practitioner(practitioner).isEmpty()) {
            faults.add(new Fault("practitioner", "unknown-practitioner"));
        }
        Optional<Locale> language =
                typed.language() == null ? Optional.of(Language.SWEDISH) : Language.of(typed.language());
        if (language.isEmpty()) {
            faults.add(new Fault("language", "language-unknown"));
        }
        if (!faults.isEmpty()) {
            throw new InvalidInput(faults);
        }
        return new NewAccount(
                account.orElseThrow(),
                typed.roles() == null ? Set.of() : Set.copyOf(typed.roles()),
                practitioner,
                email,
                language.orElseThrow().getLanguage());
    }

    private static String present(String field, @Nullable String typed, List<Fault> faults) {
        String text = typed == null ? "" : typed.strip();
        if (text.isEmpty()) {
            faults.add(new Fault(field, "missing"));
        }
        return text;
    }

    @ExceptionHandler
    ProblemDetail taken(NameOrAddressTaken taken, Locale locale) {
        return problems.problem(HttpStatus.CONFLICT, "name-or-address-taken", locale);
    }

    private static Who admin(HttpServletRequest request) {
        return Who.staff(StaffMember.asking(request).id());
    }
}
