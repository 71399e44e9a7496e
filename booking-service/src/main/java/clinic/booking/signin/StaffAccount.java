package clinic.booking.signin;

import clinic.contracts.booking.StaffRole;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An account that opens the staff's pages, until it is revoked.
 *
 * @param sessionsFrom sessions that began at an earlier version are over
 * @param setUpVersion rises with what admins see and change, and not with sign-outs as the version does
 */
record StaffAccount(
        UUID id,
        String name,
        String passwordHash,
        Set<StaffRole> roles,
        @Nullable UUID practitionerId,
        boolean revoked,
        int version,
        int sessionsFrom,
        @Nullable String email,
        String language,
        int setUpVersion) {

    StaffMember member() {
        return new StaffMember(id, name, version, roles, practitionerId);
    }

    Colleague colleague() {
        return new Colleague(id, setUpVersion, name, roles, practitionerId, revoked, email, language);
    }

    /** Whether somebody who signed in at this version still is. */
    boolean keeps(int signedInAt) {
        return !revoked && signedInAt >= sessionsFrom;
    }
}
