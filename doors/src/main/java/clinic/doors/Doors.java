package clinic.doors;

import clinic.contracts.booking.StaffRole;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
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

    private record Route(PathPattern path, Door.Kind kind) {}

    private final List<Door> doors;
    private final List<Route> read;

    private Doors(List<Door> doors) {
        this.doors = doors;
        read = doors.stream()
                .flatMap(door -> door.routes().stream()
                        .map(route -> new Route(PathPatternParser.defaultInstance.parse(route), door.kind())))
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
        return first(request).isPresent();
    }

    /** Whether what was asked for is behind a door for staff. */
    boolean forStaff(HttpServletRequest request) {
        return first(request).filter(route -> route.kind() == Door.Kind.STAFF).isPresent();
    }

    private Optional<Route> first(HttpServletRequest request) {
        PathContainer path = PathContainer.parsePath(request.getRequestURI());
        return read.stream().filter(route -> route.path().matches(path)).findFirst();
    }
}
