package clinic.booking.signin;

import clinic.booking.InvalidInput;
import clinic.booking.Problems;
import clinic.booking.audit.Who;
import clinic.contracts.booking.StaffRole;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Who may do what; for admins. */
@RestController
class StaffAccountsController {

    private final StaffAccounts accounts;
    private final ChangeStaff change;
    private final Problems problems;

    StaffAccountsController(StaffAccounts accounts, ChangeStaff change, Problems problems) {
        this.accounts = accounts;
        this.change = change;
        this.problems = problems;
    }

    /** An account as admins see it; of its password nothing is told. */
    record AccountAnswer(
            UUID id,
            String name,
            Set<StaffRole> roles,
            @Nullable UUID practitioner,
            boolean revoked) {}

    record RolesBody(@Nullable Set<StaffRole> roles) {}

    @GetMapping("/api/staff/accounts")
    List<AccountAnswer> accounts() {
        return accounts.all().stream()
                .map(account -> new AccountAnswer(
                        account.id(), account.name(), account.roles(), account.practitionerId(), account.revoked()))
                .toList();
    }

    /** What was allowed before and is not in the list is no longer allowed. */
    @FreshProof
    @PutMapping("/api/staff/accounts/{id}/roles")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void giveRoles(@PathVariable UUID id, @RequestBody RolesBody body, HttpServletRequest request) {
        if (body.roles() == null) {
            throw new InvalidInput("roles", "missing");
        }
        change.giveRoles(id, body.roles(), admin(request));
    }

    @FreshProof
    @PostMapping("/api/staff/accounts/{id}/revocation")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@PathVariable UUID id, HttpServletRequest request) {
        change.revoke(id, admin(request));
    }

    /** Signs out every browser of this account. */
    @FreshProof
    @PostMapping("/api/staff/accounts/{id}/sign-out")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void signOut(@PathVariable UUID id, HttpServletRequest request) {
        change.signOutEverywhere(id, admin(request));
    }

    @ExceptionHandler
    ProblemDetail unknown(NoSuchAccount unknown, Locale locale) {
        return problems.problem(HttpStatus.NOT_FOUND, "not-found", locale);
    }

    @ExceptionHandler
    ProblemDetail lastAdmin(LastAdmin last, Locale locale) {
        return problems.problem(HttpStatus.CONFLICT, "last-admin", locale);
    }

    private static Who admin(HttpServletRequest request) {
        return Who.staff(StaffMember.of(request).orElseThrow().id());
    }
}
