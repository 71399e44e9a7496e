package clinic.endtoend.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.endtoend.hostile.Harm.Body;
import clinic.endtoend.hostile.Walk.Page;
import clinic.endtoend.running.BookingApi;
import clinic.endtoend.running.BookingApi.Booking;
import clinic.endtoend.running.Clinic;
import clinic.endtoend.running.LaunchedClinic;
import clinic.endtoend.running.Letter;
import clinic.endtoend.running.OwnClinic;
import clinic.endtoend.running.Person;
import clinic.endtoend.running.Traces;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Everything that can be asked or written, with what means harm in it. What there is to try is read off the clinic: calls
 * from the documents of its services, pages and fields by walking over its links, so that a new one is tried too.
 */
@OwnClinic
@Tag("long")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class HostileScenario {

    private static final JsonMapper JSON = new JsonMapper();

    /** Said by the gateway's server before anybody has read what was asked for. */
    private static final int URI_TOO_LONG = 414;

    private final LaunchedClinic running =
            LaunchedClinic.up(Path.of("target", "hostile").toAbsolutePath(), LaunchedClinic.freePort(), "--fresh");
    private final Clinic clinic = Clinic.of(running);
    private final Person patient = Person.speaking("sv");
    private Stranger admin;
    private Booking booking;

    record Call(String method, String path, JsonNode told) {

        boolean takesABody() {
            return told.has("requestBody");
        }

        String to(String each) {
            return path.replaceAll("\\{\\w+}", each);
        }
    }

    @BeforeAll
    void somebodyIsKnown() {
        BookingApi api = clinic.booking();
        LocalDate today = LocalDate.ofInstant(clinic.clock().now(), ZoneOffset.UTC);
        booking = api.book(api.slotAtNoon(today.plusDays(4)), patient);
        clinic.postbox().await(2, "confirmation", patient);
        admin = Stranger.signedIn(clinic.url(), "admin", clinic.staffPassword());
    }

    @AfterAll
    void leaveNothingBehind() {
        running.close();
    }

    private List<Call> calls() {
        List<Call> calls = new ArrayList<>();
        for (String service : List.of("booking", "reminder", "content")) {
            JsonNode document = JSON.readTree(admin.get("/openapi/" + service).body());
            document.path("paths")
                    .properties()
                    .forEach(path -> path.getValue()
                            .properties()
                            .forEach(method -> calls.add(new Call(
                                    method.getKey().toUpperCase(Locale.ROOT), path.getKey(), method.getValue()))));
        }
        return calls;
    }

    private Walk walk() {
        String link = URI.create(booking.manageUrl()).getPath();
        return Walk.from(
                admin, "/", "/book", "/me", "/sign-in", link, "/staff", "/staff/day", "/staff/content", "/nowhere");
    }

    @Test
    @Order(1)
    @DisplayName("39: no call of any service takes a body that is too much, too deep, double or no JSON at all")
    void bodiesAreRefused() {
        List<String> wrong = new ArrayList<>();
        List<Call> calls = calls().stream().filter(Call::takesABody).toList();
        for (Call call : calls) {
            for (Body body : Harm.bodies()) {
                var answer =
                        admin.send(call.method(), call.to(UUID.randomUUID().toString()), body.type(), body.bytes());
                if (!isProblem(answer)) {
                    wrong.add(call.method() + " " + call.path() + " with " + body.what() + ": " + told(answer));
                }
            }
        }
        System.out.printf(
                "Bodies: %d calls, %d attempts%n",
                calls.size(), calls.size() * Harm.bodies().size());
        assertThat(calls).hasSizeGreaterThan(15);
        assertThat(wrong).isEmpty();
    }

    @Test
    @Order(2)
    @DisplayName("37, 39: no address of any call or page breaks a service or comes back as markup or a header")
    void addressesAreRead() {
        List<String> wrong = new ArrayList<>();
        List<String> addresses = new ArrayList<>();
        for (Call call : calls()) {
            String questions = call.told()
                    .path("parameters")
                    .valueStream()
                    .filter(parameter -> parameter.path("in").asString().equals("query"))
                    .map(parameter -> parameter.path("name").asString() + "=HARM")
                    .collect(Collectors.joining("&"));
            if (call.method().equals("GET")) {
                addresses.add(call.to("HARM") + (questions.isEmpty() ? "" : "?" + questions));
            }
        }
        for (String shape : walk().pages().keySet()) {
            addresses.add(shape.replaceAll("\\{}", "HARM").replaceAll("(?<=[?&])([\\w-]+)(?=&|$)", "$1=HARM"));
        }
        List<String> asked = addresses.stream()
                .filter(one -> one.contains("HARM"))
                .distinct()
                .toList();
        for (String address : asked) {
            for (String harm : Harm.inAddress()) {
                var answer = admin.get(address.replace("HARM", harm));
                boolean leadsAway =
                        answer.headers().firstValue("location").orElse("").contains("planted.example.org");
                boolean isRefusedInOtherWords =
                        address.startsWith("/api/") && answer.statusCode() >= 400 && !isProblem(answer);
                boolean isUnread = answer.statusCode() == URI_TOO_LONG;
                if (isBroken(answer) || leadsAway || (isRefusedInOtherWords && !isUnread)) {
                    wrong.add(
                            address + " with " + harm.substring(0, Math.min(60, harm.length())) + ": " + told(answer));
                }
            }
        }
        System.out.printf(
                "Addresses: %d, %d attempts%n",
                asked.size(), asked.size() * Harm.inAddress().size());
        assertThat(asked).hasSizeGreaterThan(40);
        assertThat(wrong).isEmpty();
    }

    @Test
    @Order(3)
    @DisplayName("34, 37: every page says what a browser may do with it, and nobody keeps it who must not")
    void everyPageBearsItsHeaders() {
        List<Page> pages = walk().html();
        assertThat(pages).hasSizeGreaterThan(60);
        assertThat(pages.stream().flatMap(HostileScenario::missing)).isEmpty();
        Stream<String> away = Stream.of("/nowhere", "/api//x", "/actuator/env")
                .map(path -> new Page(path, admin.get(path)))
                .flatMap(HostileScenario::missing);
        assertThat(away).as("what the gateway itself says").isEmpty();
        assertThat(admin.send("TRACE", "/book", null, new byte[0]).statusCode()).isGreaterThanOrEqualTo(400);
        System.out.printf("Headers: %d pages%n", pages.size());
    }

    private static Stream<String> missing(Page page) {
        var headers = page.answer().headers();
        String policy = headers.firstValue("Content-Security-Policy").orElse("");
        Map<String, Boolean> there = new TreeMap<>(Map.of(
                "nothing by default", policy.contains("default-src 'none'"),
                "no scripts in the page", !policy.contains("unsafe"),
                "no frames", policy.contains("frame-ancestors 'none'"),
                "no other base", policy.contains("base-uri 'none'"),
                "forms to us", policy.contains("form-action '"),
                "no sniffing",
                        headers.firstValue("X-Content-Type-Options").orElse("").equals("nosniff"),
                "no referrer", headers.firstValue("Referrer-Policy").orElse("").equals("no-referrer")));
        there.put(
                "no word of what it is made of, and none to other origins",
                Stream.of("Server", "X-Powered-By", "Access-Control-Allow-Origin")
                        .allMatch(name -> headers.firstValue(name).isEmpty()));
        there.put(
                "not kept, as it is not the same for everybody",
                page.address().matches("/(conditions|treatments|practitioners|search|accessibility)?(/.*|\\?.*)?")
                        || headers.firstValue("Cache-Control").orElse("").contains("no-store"));
        there.put(
                "cookies that no script reads and no other site sends",
                headers.allValues("Set-Cookie").stream()
                        .allMatch(cookie -> cookie.contains("HttpOnly") && cookie.contains("SameSite=")));
        return there.entrySet().stream()
                .filter(one -> !one.getValue())
                .map(one -> page.address() + ": " + one.getKey() + " " + headers.allValues("Set-Cookie"));
    }

    @Test
    @Order(4)
    @DisplayName("35, 40: whatever host a request names, no link in a message leads there")
    void noLinkLeadsElsewhere() {
        Person somebody = Person.speaking("sv");
        BookingApi api = clinic.booking();
        LocalDate today = LocalDate.ofInstant(clinic.clock().now(), ZoneOffset.UTC);
        var answer = clinic.http()
                .post(
                        "/api/appointments",
                        BookingApi.request(api.slotAtNoon(today.plusDays(8)), somebody),
                        Map.of(
                                "Idempotency-Key",
                                UUID.randomUUID().toString(),
                                "X-Forwarded-Host",
                                "planted.example.org",
                                "Forwarded",
                                "host=planted.example.org;proto=https",
                                "X-Forwarded-Prefix",
                                "/planted"));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        assertThat(answer.body()).doesNotContain("planted.example.org", "/planted/");
        assertThat(clinic.postbox().await(2, "confirmation", somebody))
                .allSatisfy(letter ->
                        assertThat(letter.text() + letter.html()).doesNotContain("planted.example.org", "/planted/"));
    }

    /** Each field alone: a form with one good reason to refuse is no proof of the others. */
    @Test
    @Order(5)
    @DisplayName("37: what is written into any field of any form stays words, on pages, in mail, calendars and logs")
    void fieldsHoldWords() {
        List<Form> forms = walk().forms();
        Map<String, Integer> outcomes = new TreeMap<>();
        List<String> wrong = new ArrayList<>();
        for (Form form : forms) {
            if (form.action().startsWith("/sign-in")) {
                continue;
            }
            for (String field : form.texts()) {
                Harm.words().forEach((kind, words) -> {
                    // Anew each time: what was taken before has made another version of it.
                    Form now = again(form);
                    var answer = admin.submit(now, now.with(Map.of(field, words)));
                    outcomes.merge(kind + " " + answer.statusCode(), 1, Integer::sum);
                    if (isBroken(answer)) {
                        wrong.add(form.page() + " " + field + " with " + kind + ": " + told(answer));
                    }
                });
            }
        }
        System.out.printf("Fields: %d forms, %d fields: %s%n", forms.size(), fields(forms), outcomes);
        assertThat(fields(forms)).as("fields tried").isGreaterThan(60);
        assertThat(wrong).isEmpty();
        assertThat(outcomes.keySet())
                .as("some were taken, or nothing would be shown")
                .anyMatch(one -> one.endsWith(" 303"));

        assertThat(walk().html())
                .filteredOn(page -> isBroken(page.answer()))
                .extracting(Page::address)
                .isEmpty();
    }

    private Form again(Form form) {
        return Form.on(form.page(), admin.get(form.page()).body()).stream()
                .filter(one -> one.shape().equals(form.shape()))
                .findFirst()
                .orElse(form);
    }

    /** What was taken above stands in names of treatments, practitioners and places now; so it is in every message. */
    @Test
    @Order(6)
    @DisplayName("37: no line is planted in a mail, a calendar file, an SMS or a log")
    void noLineIsPlanted() {
        // A reason to pause them was among the fields above.
        for (String channel : List.of("sms", "email")) {
            admin.send("DELETE", "/api/staff/channels/" + channel + "/pause", null, new byte[0]);
        }
        BookingApi api = clinic.booking();
        LocalDate today = LocalDate.ofInstant(clinic.clock().now(), ZoneOffset.UTC);
        Person other = new Person(
                "Ek =1+1 " + Harm.MARKUP + "5>", Person.speaking("sv").mobile(), patient.email(), "sv");
        Booking second = api.book(api.slotAtNoon(today.plusDays(6)), other);
        List<Letter> letters = clinic.postbox().await(2, "confirmation", other);

        assertThat(letters)
                .allSatisfy(letter -> assertThat(letter.subject()).doesNotContain("\n", "\r", Harm.MARKUP))
                .allSatisfy(letter -> assertThat(letter.html()).doesNotContain(Harm.MARKUP));
        assertThat(clinic.postbox().of("planted@example.org")).isEmpty();
        String file = clinic.http()
                .get(URI.create(second.manageUrl()).getPath() + "/visit.ics")
                .body();
        assertThat(file.lines().filter(line -> line.startsWith("BEGIN:")))
                .containsExactly("BEGIN:VCALENDAR", "BEGIN:VEVENT");
        assertThat(file.lines().filter(line -> line.startsWith("DTSTART"))).hasSize(1);
        assertThat(file.lines()).noneMatch(line -> line.startsWith(Harm.LINE)).allMatch(line -> line.length() <= 75);
        assertThat(new Traces(running.home()).inLogs("x-planted", "planted()")).isEmpty();
    }

    private static boolean isBroken(HttpResponse<String> answer) {
        String body = answer.body();
        return answer.statusCode() >= 500
                || body.contains(Harm.MARKUP)
                || body.contains("<script>planted")
                || body.contains(String.valueOf(7 * 7919))
                || answer.headers().firstValue("X-Planted").isPresent();
    }

    private static boolean isProblem(HttpResponse<String> answer) {
        return answer.statusCode() >= 400
                && answer.statusCode() < 500
                && answer.headers().firstValue("content-type").orElse("").startsWith("application/problem+json")
                && !answer.body().contains("Exception");
    }

    private static String told(HttpResponse<String> answer) {
        String body = answer.body().replaceAll("\\s+", " ");
        return answer.statusCode() + " "
                + answer.headers().firstValue("content-type").orElse("") + " "
                + body.substring(0, Math.min(150, body.length()));
    }

    private static int fields(List<Form> forms) {
        return forms.stream().mapToInt(form -> form.texts().size()).sum();
    }
}
