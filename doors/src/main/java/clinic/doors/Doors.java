package clinic.doors;

import clinic.contracts.booking.StaffRole;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.server.PathContainer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Every route of a service and who may open it; the first door that names a route decides. What no door names is
 * closed to everybody, so that a new route answers nobody until somebody has thought about who it is for.
 */
public final class Doors {

    private record Route(PathPattern path, Door door) {}

    private final List<Door> doors;
    private final List<Route> read;

    private Doors(List<Door> doors) {
        this.doors = doors;
        read = doors.stream()
                .flatMap(door -> door.routes().stream()
                        .map(route -> new Route(PathPatternParser.defaultInstance.parse(route), door)))
                .toList();
    }

    public static Doors of(Door... doors) {
        return new Doors(List.copyOf(Arrays.asList(doors)));
    }

    /** Puts these doors into a filter chain. */
    public void guard(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests) {
        // The page about a failure, and the page that keeps a form; nobody can ask for either from outside.
        requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD)
                .permitAll();
        for (Door door : doors) {
            var at = requests.requestMatchers(door.routes().toArray(String[]::new));
            if (door.kind() != Door.Kind.STAFF) {
                at.permitAll();
            } else if (door.roles().isEmpty()) {
                at.denyAll();
            } else {
                at.hasAnyRole(door.roles().stream().map(StaffRole::name).toArray(String[]::new));
            }
        }
        requests.anyRequest().denyAll();
    }

    /** Whether any door leads to what was asked for. */
    boolean name(HttpServletRequest request) {
        return first(request.getRequestURI()).isPresent();
    }

    /** Whether what was asked for is behind a door for staff. */
    boolean forStaff(HttpServletRequest request) {
        return first(request.getRequestURI())
                .filter(door -> door.kind() == Door.Kind.STAFF)
                .isPresent();
    }

    /** Of which roles staff need one for this route; empty where it is not for staff. */
    Set<StaffRole> rolesAt(String route) {
        return first(route).map(Door::roles).orElseGet(Set::of);
    }

    private Optional<Door> first(String path) {
        PathContainer asked = PathContainer.parsePath(path);
        return read.stream()
                .filter(route -> route.path().matches(asked))
                .map(Route::door)
                .findFirst();
    }
}
