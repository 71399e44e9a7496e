package clinic.content.editorial;

import clinic.contracts.booking.StaffRole;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/**
 * Somebody who works with the clinic's texts.
 *
 * @param name what they sign in with
 */
record Person(UUID id, String name, Set<StaffRole> roles) {

    static Person of(JwtAuthenticationToken pass) {
        var granted = pass.getAuthorities().stream()
                .map(authority -> String.valueOf(authority.getAuthority()))
                .collect(Collectors.toSet());
        return new Person(
                UUID.fromString(pass.getToken().getSubject()),
                pass.getName(),
                Arrays.stream(StaffRole.values())
                        .filter(role -> granted.contains("ROLE_" + role.name()))
                        .collect(Collectors.toSet()));
    }

    boolean isClinician() {
        return roles.contains(StaffRole.CLINICIAN_APPROVER);
    }

    boolean writes() {
        return isClinician() || roles.contains(StaffRole.EDITOR);
    }
}
