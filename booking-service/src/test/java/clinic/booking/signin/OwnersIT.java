package clinic.booking.signin;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.booking.BookingClient;
import clinic.booking.BookingClient.Answer;
import clinic.booking.EmptyCalendar;
import clinic.booking.RealBooking;
import clinic.booking.staff.StaffBrowser;
import clinic.contracts.booking.StaffRole;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/**
 * Whose visit it is: every route by which a visit is changed, as everybody, at an own visit and at a colleague's. The
 * routes are read from the service itself, so a new one is tried without anybody adding it here. What counts is not the
 * answer but whether the visit is another afterwards.
 */
@RealBooking
class OwnersIT {

    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);
    private static final String OWN = "Anna Lindqvist";
    private static final String TOKEN = "token";
    /** As a form of ours sends it: behind a mask, which may be nothing but noughts. */
    private static final String MASKED = Base64.getUrlEncoder()
            .encodeToString(("\0".repeat(TOKEN.length()) + TOKEN).getBytes(StandardCharsets.UTF_8));

    private static final Set<Integer> REFUSED = Set.of(401, 403, 404);

    @LocalServerPort
    int port;

    @Autowired
    BookingClient patient;

    @Autowired
    JdbcClient database;

    @Autowired
    StaffAccounts accounts;

    @Autowired
    PasswordEncoder passwords;

    @Autowired
    EmptyCalendar calendar;

    @Autowired
    List<RequestMappingInfoHandlerMapping> mappings;

    private record Route(RequestMethod method, String path) {}

    /** @param reaches whether visits of colleagues are theirs to change */
    private record Caller(String who, String session, boolean own, boolean reaches) {}

    @BeforeEach
    void emptyCalendar() {
        calendar.empty();
    }

    @AfterEach
    void asBefore() {
        database.sql("delete from staff_account where name like 'owner-%'").update();
    }

    @Test
    @DisplayName("Scenario 36: nobody changes a visit that is not theirs, by any route, and no role means no visit")
    void nobodyChangesAVisitThatIsNotTheirs() throws Exception {
        List<Route> routes = routes();
        assertThat(routes).as("routes that change a visit").hasSizeGreaterThanOrEqualTo(3);
        List<String> leaks = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        Map<String, Integer> counts = new LinkedHashMap<>();
        Answer own = booked(OWN);
        Answer colleagues = booked(colleague());
        List<Caller> callers = callers();
        try (HttpClient http = HttpClient.newHttpClient()) {
            for (Route route : routes) {
                StringBuilder line =
                        new StringBuilder(String.format(Locale.ROOT, "%-6s %-56s", route.method(), route.path()));
                for (Caller caller : callers) {
                    for (boolean mine : List.of(true, false)) {
                        Answer visit = mine ? own : colleagues;
                        String before = state(visit);
                        int status = send(route, visit, caller, http);
                        boolean changed = !state(visit).equals(before);
                        boolean allowed = mine ? caller.own() : caller.reaches();
                        String outcome = changed ? "changed" : REFUSED.contains(status) ? "refused" : "unchanged";
                        counts.merge(outcome, 1, Integer::sum);
                        line.append(' ').append(outcome.charAt(0));
                        if (changed && !allowed) {
                            leaks.add(route + " as " + caller.who() + (mine ? " at Anna's" : " at a colleague's"));
                        }
                        if (changed) {
                            calendar.empty();
                            own = booked(OWN);
                            colleagues = booked(colleague());
                        }
                    }
                }
                lines.add(line.toString());
            }
        }
        System.out.printf(
                Locale.ROOT,
                "%s%nOf visits: %d routes, %d cells: %s; leaks = %d%n",
                String.join(System.lineSeparator(), lines),
                routes.size(),
                counts.values().stream().mapToInt(Integer::intValue).sum(),
                counts,
                leaks.size());
        assertThat(leaks).isEmpty();
        assertThat(counts.getOrDefault("changed", 0))
                .as("who may change a visit does, or this test would show nothing")
                .isGreaterThanOrEqualTo(5);
    }

    private List<Caller> callers() {
        keep("owner-without", Set.of(StaffRole.PRACTITIONER));
        keep("owner-nothing", Set.of());
        return List.of(
                new Caller("nobody", "", false, false),
                new Caller("reception", session("reception"), true, true),
                new Caller("Anna", session("anna"), true, false),
                new Caller("a practitioner without visits", session("owner-without"), false, false),
                new Caller("an editor", session("editor"), false, false),
                new Caller("an approver", session("approver"), false, false),
                new Caller("an account without roles", session("owner-nothing"), false, false),
                new Caller("admin", session("admin"), true, true));
    }

    /** All that name a visit and do more than show it; those behind a patient's link have no staff. */
    private List<Route> routes() {
        return mappings.stream()
                .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
                .flatMap(mapped -> mapped.getPatternValues().stream()
                        .filter(path -> path.matches("(/api|/api/staff|/staff)/appointments/\\{\\w+}.*"))
                        .flatMap(path -> methods(mapped.getMethodsCondition().getMethods())
                                .map(method -> new Route(method, path))))
                .filter(route -> route.method() != RequestMethod.GET)
                .distinct()
                .sorted(Comparator.comparing(Route::path).thenComparing(Route::method))
                .toList();
    }

    private static Stream<RequestMethod> methods(Set<RequestMethod> methods) {
        return methods.isEmpty() ? Stream.of(RequestMethod.POST) : methods.stream();
    }

    private int send(Route route, Answer visit, Caller caller, HttpClient http)
            throws IOException, InterruptedException {
        boolean form = route.path().startsWith("/staff/");
        String path = route.path()
                .replaceFirst("\\{\\w+}", visit.text("id"))
                .replaceAll("\\{\\w+}", UUID.randomUUID().toString());
        return http.send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                .method(route.method().name(), BodyPublishers.ofString(form ? "start=" : body(route)))
                                .header("Content-Type", form ? "application/x-www-form-urlencoded" : "application/json")
                                .headers("Sec-Fetch-Site", "same-origin", "X-XSRF-TOKEN", MASKED)
                                .header("Cookie", "XSRF-TOKEN=" + TOKEN + "; " + caller.session())
                                .build(),
                        BodyHandlers.discarding())
                .statusCode();
    }

    /** What moves a visit needs somewhere to go; all else is content with nothing. */
    private String body(Route route) {
        return route.path().matches(".*/(reschedule|time)")
                ? "{\"start\":\"%s\"}"
                        .formatted(patient.starts("first-visit", OWN, MONDAY.plusDays(1))
                                .getLast())
                : "{}";
    }

    private String state(Answer visit) {
        return database.sql("select to_jsonb(appointments)::text from appointments where id = ?")
                .param(UUID.fromString(visit.text("id")))
                .query(String.class)
                .single();
    }

    private Answer booked(String practitioner) {
        Answer visit = patient.book(patient.booking(
                "first-visit",
                practitioner,
                patient.starts("first-visit", practitioner, MONDAY).getFirst()));
        assertThat(visit.status()).isEqualTo(201);
        return visit;
    }

    private String colleague() {
        return database
                .sql("select name from practitioners where name <> ? order by name")
                .param(OWN)
                .query((row, number) -> row.getString("name"))
                .list()
                .stream()
                .filter(name -> !patient.starts("first-visit", name, MONDAY).isEmpty())
                .findFirst()
                .orElseThrow();
    }

    private void keep(String name, Set<StaffRole> roles) {
        accounts.keep(name, String.valueOf(passwords.encode(StaffBrowser.PASSWORD)), roles, null);
    }

    private String session(String name) {
        return StaffBrowser.signedIn(port, name, "sv").session();
    }
}
