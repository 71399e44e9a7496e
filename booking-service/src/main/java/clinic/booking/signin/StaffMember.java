package clinic.booking.signin;

import clinic.contracts.booking.StaffRole;
import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.AuthenticatedPrincipal;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/**
 * Somebody who works here and has signed in.
 *
 * @param version of the account, as it is now; in a kept session as it was at sign-in
 * @param practitionerId whose visits are theirs; null for those who treat nobody
 */
public record StaffMember(
        UUID id,
        String name,
        int version,
        Set<StaffRole> roles,
        @Nullable UUID practitionerId) implements AuthenticatedPrincipal, Serializable {

    /** Who sent this; empty for patients and strangers. */
    public static Optional<StaffMember> of(HttpServletRequest request) {
        return request.getUserPrincipal() instanceof Authentication signedIn
                        && signedIn.getPrincipal() instanceof StaffMember member
                ? Optional.of(member)
                : Optional.empty();
    }

    /**
     * Who sent this, behind a door that lets in staff only.
     *
     * @throws IllegalStateException for anybody else: the door was left open
     */
    public static StaffMember asking(HttpServletRequest request) {
        return of(request).orElseThrow(() -> new IllegalStateException("The door lets in staff only"));
    }

    public boolean hasOneOf(StaffRole... wanted) {
        return Arrays.stream(wanted).anyMatch(roles::contains);
    }

    /** Whether patients and their visits are theirs to see. */
    public boolean meetsPatients() {
        return hasOneOf(StaffRole.RECEPTIONIST, StaffRole.PRACTITIONER, StaffRole.ADMIN);
    }

    /** Whether what patients are told is theirs to look after. */
    public boolean worksWithTexts() {
        return hasOneOf(StaffRole.EDITOR, StaffRole.CLINICIAN_APPROVER, StaffRole.ADMIN);
    }

    /** Whether everybody's day is theirs to run: reception's and admins'. */
    public boolean runsTheDay() {
        return hasOneOf(StaffRole.RECEPTIONIST, StaffRole.ADMIN);
    }

    /** Whether what stands in this calendar, a practitioner's or a room's, is theirs to change. */
    public boolean mayChange(UUID calendar) {
        return runsTheDay() || calendar.equals(practitionerId);
    }

    List<GrantedAuthority> authorities() {
        return roles.stream()
                .<GrantedAuthority>map(role -> new SimpleGrantedAuthority("ROLE_" + role.name()))
                .toList();
    }

    @Override
    public String getName() {
        return name;
    }
}
