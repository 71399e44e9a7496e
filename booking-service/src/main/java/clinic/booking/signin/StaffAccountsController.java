package clinic.booking.signin;

import clinic.booking.audit.Who;
import clinic.contracts.booking.StaffRole;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Who may do what; for admins. */
@RestController
class StaffAccountsController {

    private final StaffAccounts accounts;
    private final ChangeStaff change;

    StaffAccountsController(StaffAccounts accounts, ChangeStaff change) {
        this.accounts = accounts;
        this.change = change;
    }

    /**
     * An account as admins see it; of its password nothing is told.
     *
     * @param version rises each time it is set up otherwise; sent back as {@code If-Match} with its new roles
     */
    record AccountAnswer(
            UUID id,
            int version,
            String name,
            Set<StaffRole> roles,
            @Nullable UUID practitioner,
            boolean revoked) {}

    @GetMapping("/api/staff/accounts")
    @Operation(
            summary = "Who may sign in",
            description = "Every account with its roles, also those that were revoked. For admins.")
    List<AccountAnswer> accounts() {
        return accounts.all().stream()
                .map(account -> new AccountAnswer(
                        account.id(),
                        account.setUpVersion(),
                        account.name(),
                        account.roles(),
                        account.practitionerId(),
                        account.revoked()))
                .toList();
    }

    @FreshProof
    @PostMapping("/api/staff/accounts/{id}/revocation")
    @Operation(
            summary = "Takes all of an account away",
            description =
                    "Whoever has it is signed out everywhere within seconds and comes in no more. The last admin stays: 409 `last-admin`.")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@PathVariable UUID id, HttpServletRequest request) {
        change.revoke(id, admin(request));
    }

    @FreshProof
    @PostMapping("/api/staff/accounts/{id}/sign-out")
    @Operation(
            summary = "Signs an account out everywhere",
            description = "Every browser of it, within seconds; it may sign in again.")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void signOut(@PathVariable UUID id, HttpServletRequest request) {
        change.signOutEverywhere(id, admin(request));
    }

    private static Who admin(HttpServletRequest request) {
        return Who.staff(StaffMember.asking(request).id());
    }
}
