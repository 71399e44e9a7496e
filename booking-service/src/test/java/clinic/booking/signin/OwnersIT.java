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
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
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
 * Whose it is: every route by which a visit, a block or an absence is made or changed, as everybody, in the own calendar
 * and in a colleague's. The routes are read from the service itself, so a new one is tried without anybody adding it
 * here. What counts is not the answer but whether anything is another afterwards.
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

    /** @param reaches whether what is in colleagues' calendars is theirs to change */
    private record Caller(String who, String session, boolean own, boolean reaches) {}

    /** Something in a practitioner's calendar. */
    private record Owned(UUID id, UUID practitioner) {}

    /**
     * A kind of thing that is somebody's.
     *
     * @param routes by which it is made and changed
     * @param made puts one into the calendar of whoever has this name
     * @param state of all there is in that calendar, as the database has it
     * @param sent by whoever wants to change it
     */
    private record Kind(
            String name,
            String routes,
            Function<String, Owned> made,
            String state,
            BiFunction<Route, Owned, String> sent) {}

    private StaffBrowser reception;

    @BeforeEach
    void emptyCalendar() {
        calendar.empty();
        reception = StaffBrowser.signedIn(port, "reception", "sv");
    }

    @AfterEach
    void asBefore() {
        database.sql("delete from staff_account where name like 'owner-%'").update();
        database.sql("delete from blocks").update();
        calendar.empty();
    }

    @Test
    @DisplayName("Scenario 36: nobody changes a visit that is not theirs, by any route, and no role means no visit")
    void nobodyChangesAVisitThatIsNotTheirs() throws Exception {
        isChangedByWhoMay(
                new Kind(
                        "visits",
                        "(/api|/api/staff|/staff)/appointments/\\{\\w+}.*",
                        this::visit,
                        "select to_jsonb(appointments)::text from appointments where practitioner_id = ?",
                        (route, visit) -> route.path().startsWith("/staff/") ? "start=" : body(route)),
                5);
    }

    @Test
    @DisplayName("Scenario 36: nobody blocks or opens time that is not theirs, by any route")
    void nobodyBlocksOrOpensTimeThatIsNotTheirs() throws Exception {
        isChangedByWhoMay(
                new Kind(
                        "blocks",
                        "(/api/staff|/staff)/blocks(/.*)?",
                        this::block,
                        "select count(*)::text from blocks where resource_id = ?",
                        this::blocking),
                4);
    }

    @Test
    @DisplayName("Scenario 36: nobody closes a colleague's day, settles its visits or opens it again, by any route")
    void nobodySaysThatAColleagueIsAway() throws Exception {
        isChangedByWhoMay(
                new Kind(
                        "absences",
                        "/staff/absences/.*",
                        this::absence,
                        "select concat((select string_agg(to_jsonb(v)::text, '' order by v.id) from appointments v"
                                + " where v.practitioner_id = p.id), (select string_agg(to_jsonb(a)::text, '' order by"
                                + " a.id) from absences a where a.practitioner_id = p.id))"
                                + " from practitioners p where p.id = ?",
                        this::away),
                3);
    }

    /** @param least how many routes there must be */
    private void isChangedByWhoMay(Kind kind, int least) throws Exception {
        List<Route> routes = routes(kind);
        assertThat(routes).as("routes that change %s", kind.name()).hasSizeGreaterThanOrEqualTo(least);
        List<String> leaks = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        Map<String, Integer> counts = new LinkedHashMap<>();
        Owned own = kind.made().apply(OWN);
        Owned colleagues = kind.made().apply(colleague());
        List<Caller> callers = callers();
        try (HttpClient http = HttpClient.newHttpClient()) {
            for (Route route : routes) {
                StringBuilder line =
                        new StringBuilder(String.format(Locale.ROOT, "%-6s %-56s", route.method(), route.path()));
                for (Caller caller : callers) {
                    for (boolean mine : List.of(true, false)) {
                        Owned one = mine ? own : colleagues;
                        String before = state(kind, one);
                        int status = send(route, one, kind.sent().apply(route, one), caller, http);
                        boolean changed = !state(kind, one).equals(before);
                        boolean allowed = mine ? caller.own() : caller.reaches();
                        String outcome = changed ? "changed" : REFUSED.contains(status) ? "refused" : "unchanged";
                        counts.merge(outcome, 1, Integer::sum);
                        line.append(' ').append(outcome.charAt(0));
                        if (changed && !allowed) {
                            leaks.add(route + " as " + caller.who() + (mine ? " at Anna's" : " at a colleague's"));
                        }
                        if (changed) {
                            calendar.empty();
                            own = kind.made().apply(OWN);
                            colleagues = kind.made().apply(colleague());
                        }
                    }
                }
                lines.add(line.toString());
            }
        }
        System.out.printf(
                Locale.ROOT,
                "%s%nOf %s: %d routes, %d cells: %s; leaks = %d%n",
                String.join(System.lineSeparator(), lines),
                kind.name(),
                routes.size(),
                counts.values().stream().mapToInt(Integer::intValue).sum(),
                counts,
                leaks.size());
        assertThat(leaks).isEmpty();
        assertThat(counts.getOrDefault("changed", 0))
                .as("who may change %s does, or this test would show nothing", kind.name())
                .isGreaterThanOrEqualTo(5);
    }

    private List<Caller> callers() {
        keep("owner-without", Set.of(StaffRole.PRACTITIONER));
        keep("owner-nothing", Set.of());
        return List.of(
                new Caller("nobody", "", false, false),
                new Caller("reception", reception.session(), true, true),
                new Caller("Anna", session("anna"), true, false),
                new Caller("a practitioner without visits", session("owner-without"), false, false),
                new Caller("an editor", session("editor"), false, false),
                new Caller("an approver", session("approver"), false, false),
                new Caller("an account without roles", session("owner-nothing"), false, false),
                new Caller("admin", session("admin"), true, true));
    }

    /** All that do more than show; those behind a patient's link have no staff. */
    private List<Route> routes(Kind kind) {
        return mappings.stream()
                .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
                .flatMap(mapped -> mapped.getPatternValues().stream()
                        .filter(path -> path.matches(kind.routes()))
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

    private int send(Route route, Owned owned, String sent, Caller caller, HttpClient http)
            throws IOException, InterruptedException {
        boolean form = route.path().startsWith("/staff/");
        String path = route.path()
                .replaceFirst("\\{\\w+}", owned.id().toString())
                .replaceAll("\\{\\w+}", UUID.randomUUID().toString());
        return http.send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                .method(route.method().name(), BodyPublishers.ofString(sent))
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

    private String blocking(Route route, Owned block) {
        if (route.path().equals("/staff/blocks")) {
            return "resource=%s&date=%s&from=18:00&until=18:30".formatted(block.practitioner(), MONDAY);
        }
        return "{\"practitioner\":\"%s\",\"start\":\"%2$sT17:00:00Z\",\"end\":\"%2$sT17:30:00Z\"}"
                .formatted(block.practitioner(), MONDAY);
    }

    /** Whoever settles visits cancels each there is. */
    private String away(Route route, Owned absence) {
        String choices = database
                .sql("select id from appointments where practitioner_id = ?")
                .param(absence.practitioner())
                .query(UUID.class)
                .list()
                .stream()
                .map(visit -> "&choice-" + visit + "=CANCEL")
                .collect(Collectors.joining());
        return "id=%s&practitioner=%s&span=DAYS&first=%3$s&last=%3$s%4$s"
                .formatted(UUID.randomUUID(), absence.practitioner(), MONDAY.plusDays(3), choices);
    }

    private String state(Kind kind, Owned owned) {
        return database.sql(kind.state())
                .param(owned.practitioner())
                .query(String.class)
                .list()
                .toString();
    }

    private Owned visit(String practitioner) {
        Answer visit = patient.book(patient.booking(
                "first-visit",
                practitioner,
                patient.starts("first-visit", practitioner, MONDAY).getFirst()));
        assertThat(visit.status()).isEqualTo(201);
        return new Owned(UUID.fromString(visit.text("id")), patient.practitioner(practitioner));
    }

    private Owned block(String practitioner) {
        UUID whose = patient.practitioner(practitioner);
        Answer block = patient.post(
                "/api/staff/blocks",
                "{\"practitioner\":\"%s\",\"start\":\"%2$sT18:00:00Z\",\"end\":\"%2$sT18:30:00Z\"}"
                        .formatted(whose, MONDAY),
                reception.headers());
        assertThat(block.status()).isEqualTo(201);
        return new Owned(UUID.fromString(block.text("id")), whose);
    }

    /** On the day of a visit, which waits for a decision. */
    private Owned absence(String practitioner) {
        UUID whose = visit(practitioner).practitioner();
        UUID id = UUID.randomUUID();
        String form = "/staff/absences/new";
        Map<String, String> said = Map.of(
                "id", id.toString(),
                "practitioner", whose.toString(),
                "span", "DAYS",
                "first", MONDAY.toString(),
                "last", MONDAY.toString());
        assertThat(reception.press(form, form, said).status()).isEqualTo(303);
        return new Owned(id, whose);
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
