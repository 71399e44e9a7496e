package clinic.booking.invite;

import clinic.booking.InvalidInput;
import clinic.booking.change.SeenVersion;
import clinic.booking.setup.SetUpCalls;
import clinic.booking.signin.FreshProof;
import clinic.contracts.booking.StaffRole;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Says what an account may do; for admins who have just proved who they are. */
@RestController
@FreshProof
class RolesController {

    private final StaffSetUp setUp;

    RolesController(StaffSetUp setUp) {
        this.setUp = setUp;
    }

    record RolesBody(@Nullable Set<StaffRole> roles) {}

    @PutMapping("/api/staff/accounts/{id}/roles")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Says what an account may do",
            description = "What was allowed before and is not in the list is no longer allowed. With the `version` that"
                    + " the list of accounts told as `If-Match`, roles that somebody else has given meanwhile are"
                    + " written over by nobody: 412. The answer has the next one as `ETag`.")
    ResponseEntity<Void> giveRoles(
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody RolesBody body,
            HttpServletRequest request) {
        if (body.roles() == null) {
            throw new InvalidInput("roles", "missing");
        }
        int version = setUp.giveRoles(id, body.roles(), SeenVersion.of(ifMatch, null), SetUpCalls.who(request));
        return ResponseEntity.noContent().eTag("\"" + version + "\"").build();
    }
}
