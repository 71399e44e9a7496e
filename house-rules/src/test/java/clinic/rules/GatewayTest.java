package clinic.rules;

import static java.util.Comparator.comparingInt;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPatternParser;

/** Whatever door a service opens to others, the gateway leads to that service; else its page is there and nobody's. */
class GatewayTest {

    private static final Pattern ROUTE = Pattern.compile("(?s)- id: (\\w+)\\n.*?order: (\\d+)\\n.*?- Path=(\\S+)");

    private static final Pattern INSIDE = Pattern.compile("Door\\.inside\\([^)]*\\)");

    private static final Pattern PATH = Pattern.compile("\"(/[^\"]*)\"");

    private static final Map<String, String> DOORS = Map.of(
            "booking", "booking-service/src/main/java/clinic/booking/signin/BookingDoors.java",
            "reminder", "reminder-service/src/main/java/clinic/reminder/ReminderDoors.java",
            "content", "content-service/src/main/java/clinic/content/ContentDoors.java");

    /** A route of the gateway, in the order in which it asks them. */
    private record Route(int order, String service, List<String> paths) {

        boolean leads(String path) {
            return paths.stream()
                    .anyMatch(pattern ->
                            PathPatternParser.defaultInstance.parse(pattern).matches(PathContainer.parsePath(path)));
        }
    }

    @Test
    void everyDoorIsWhereTheGatewayLeads() {
        List<Route> routes = routes(read("gateway/src/main/resources/application.yaml"));

        assertThat(routes).extracting(Route::service).contains("booking", "reminder", "content");
        DOORS.forEach((service, doors) -> {
            assertThat(paths(read(doors))).hasSizeGreaterThan(10);
            assertThat(astray(service, read(doors), routes)).as(service).isEmpty();
        });
    }

    @Test
    void doorWhereTheGatewayLeadsNobodyIsSeen() {
        List<Route> routes = List.of(
                new Route(1, "reminder", List.of("/staff/messages/**")), new Route(2, "booking", List.of("/staff/**")));
        String doors = """
                Door.staff(STAFF, "/staff/messages", "/staff/answers/{patient}"),
                Door.inside("/internal/pulse", "/actuator/health/**"));
                """;

        assertThat(astray("reminder", doors, routes)).containsExactly("/staff/answers/{patient}");
    }

    private static List<String> astray(String service, String doors, List<Route> routes) {
        return paths(doors)
                .filter(path -> routes.stream()
                        .filter(route -> route.leads(path.replace("**", "x").replaceAll("[{}]", "")))
                        .findFirst()
                        .filter(route -> route.service().equals(service))
                        .isEmpty())
                .toList();
    }

    /** Each service has the assets of the site; one of them hands them out. */
    private static Stream<String> paths(String doors) {
        return PATH.matcher(INSIDE.matcher(doors).replaceAll(""))
                .results()
                .map(found -> found.group(1))
                .filter(path -> !path.equals("/assets/**"));
    }

    private static String read(String file) {
        return Sources.read(Sources.ofTheHouse().repository().resolve(file));
    }

    private static List<Route> routes(String yaml) {
        return ROUTE.matcher(yaml)
                .results()
                .map(found -> new Route(
                        Integer.parseInt(found.group(2)),
                        found.group(1),
                        List.of(found.group(3).split(","))))
                .sorted(comparingInt(Route::order))
                .toList();
    }
}
