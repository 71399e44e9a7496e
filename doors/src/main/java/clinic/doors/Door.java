package clinic.doors;

import clinic.contracts.booking.StaffRole;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Routes that the same people may open.
 *
 * @param roles of which staff need one; empty unless the door is for staff
 * @param routes as the controllers name them, such as {@code /conditions/{slug}}; {@code /**} at the end takes in all
 *     that is below
 */
public record Door(Kind kind, Set<StaffRole> roles, List<String> routes) {

    /** Whom a door lets in. */
    public enum Kind {
        /** Everybody; a personal link is its own key. */
        OPEN,
        /** Programs of providers, which prove themselves by the address they were given. */
        HOOK,
        /** Whoever reaches the service's own port, where the gateway leads nobody. */
        INSIDE,
        /** Staff who have signed in and have one of the roles. */
        STAFF
    }

    public static Door open(String... routes) {
        return new Door(Kind.OPEN, Set.of(), Arrays.asList(routes));
    }

    public static Door hook(String... routes) {
        return new Door(Kind.HOOK, Set.of(), Arrays.asList(routes));
    }

    public static Door inside(String... routes) {
        return new Door(Kind.INSIDE, Set.of(), Arrays.asList(routes));
    }

    /** An empty set of roles lets nobody in. */
    public static Door staff(Set<StaffRole> roles, String... routes) {
        return new Door(Kind.STAFF, roles, Arrays.asList(routes));
    }
}
