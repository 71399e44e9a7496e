package clinic.doors;

import clinic.contracts.booking.StaffRole;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.http.server.PathContainer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Every route of a service and who may open it; the first door that names a route decides. What no door names is
 * closed to everybody, so that a new route answers nobody until somebody has thought about who it is for.
 */
public final class Doors {

    /** Reached only by a dispatch within the service. */
    private static final Set<String> BEHIND_THE_DOORS = Set.of("/error", KeptForm.PATH);

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

    /** Whether what was asked for is behind a door for staff. */
    boolean forStaff(HttpServletRequest request) {
        PathContainer path = PathContainer.parsePath(request.getRequestURI());
        return read.stream()
                .filter(route -> route.path().matches(path))
                .findFirst()
                .filter(route -> route.kind() == Door.Kind.STAFF)
                .isPresent();
    }

    /** The routes of controllers that no door names; each service has a test that there are none. */
    public List<String> unnamed(RequestMappingHandlerMapping routes) {
        return routes.getHandlerMethods().entrySet().stream()
                .flatMap(mapped -> mapped.getKey().getPatternValues().stream()
                        .map(route -> Map.entry(route, mapped.getValue().getShortLogMessage())))
                .filter(route -> doors.stream().noneMatch(door -> door.names(route.getKey())))
                .filter(route -> !BEHIND_THE_DOORS.contains(route.getKey()))
                .map(route -> route.getKey() + " of " + route.getValue())
                .sorted()
                .toList();
    }
}
