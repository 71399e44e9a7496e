package clinic.booking.issuer;

import clinic.contracts.booking.StaffRole;
import java.net.URI;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The issuer that may say who somebody of staff is and what they may do; empty where the clinic has none.
 *
 * @param uri as the issuer writes it itself in each token
 * @param name what staff call it; stands on the button
 * @param accountClaim what names an account there and never changes
 * @param rolesClaim where it says what somebody may do; a dot leads into an object
 * @param roles its words for each of our roles; what stands nowhere here allows nothing
 * @param acr one of these is needed in {@code acr}; nothing here: none is
 * @param amr one of these is needed in {@code amr}; nothing here: none is
 * @param newAccounts whether whoever has a role there gets an account here by signing in, without an invitation
 * @param passwordsToo whether those whom the issuer does not know may sign in by password or passkey
 */
@ConfigurationProperties("clinic.staff.issuer")
record IssuerSettings(
        @DefaultValue("") String uri,
        @DefaultValue("") String clientId,
        @DefaultValue("") String clientSecret,
        @DefaultValue("") String name,
        @DefaultValue("sub") String accountClaim,
        @DefaultValue("roles") String rolesClaim,
        @DefaultValue Map<StaffRole, Set<String>> roles,
        @DefaultValue Set<String> acr,
        @DefaultValue Set<String> amr,
        @DefaultValue({"openid", "email", "profile"}) Set<String> scopes,
        @DefaultValue("false") boolean newAccounts,
        @DefaultValue("true") boolean passwordsToo) {

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    IssuerSettings {
        if (!uri.isBlank()) {
            need(isSafe(URI.create(uri)), "uri", "must begin with https");
            need(!clientId.isBlank(), "client-id", "is missing");
            need(!clientSecret.isBlank(), "client-secret", "is missing");
            need(scopes.contains("openid"), "scopes", "must contain openid");
            need(roles.values().stream().anyMatch(words -> !words.isEmpty()), "roles", "name nobody: set at least one");
            name = name.isBlank() ? URI.create(uri).getHost() : name;
        }
    }

    boolean isSet() {
        return !uri.isBlank();
    }

    /** Ours, of those that the issuer names. */
    Set<StaffRole> rolesFor(Collection<String> named) {
        return EnumSet.allOf(StaffRole.class).stream()
                .filter(role -> roles.getOrDefault(role, Set.of()).stream().anyMatch(named::contains))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** What is sent in the clear can be read and changed on its way; on this machine there is no way. */
    private static boolean isSafe(URI uri) {
        return "https".equals(uri.getScheme())
                || ("http".equals(uri.getScheme()) && THIS_MACHINE.contains(String.valueOf(uri.getHost())));
    }

    private static void need(boolean given, String setting, String fault) {
        if (!given) {
            throw new IllegalArgumentException("clinic.staff.issuer." + setting + " " + fault);
        }
    }
}
