package clinic.booking.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import clinic.booking.RealBooking;
import clinic.booking.online.Browser;
import clinic.booking.online.Browser.Page;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A reminder-service that has parked an event, and a content-service that takes connections and never answers. */
@RealBooking
@ExtendWith(OutputCaptureExtension.class)
class OperationsPageIT {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String PARKED = "booking.appointments.v1.reminder.dlq/3/17";
    private static final AtomicReference<String> asked = new AtomicReference<>("");
    private static final AtomicInteger looked = new AtomicInteger();
    private static final AtomicInteger counted = new AtomicInteger();
    private static final AtomicInteger onCall = new AtomicInteger(2);
    private static final AtomicBoolean hangs = new AtomicBoolean();

    @LocalServerPort
    int port;

    @Value("${spring.kafka.bootstrap-servers}")
    String brokers;

    private static final String REPORT = """
            {"kafka":true,"waiting":7,"oldestSeconds":300.5,"unread":4100,"parked":[{"topic":"booking.appointments.v1.reminder.dlq",
            "partition":3,"offset":17,"eventId":"4fb8f6a0-0000-4000-8000-000000000001","type":"booking.appointment.booked",
            "since":"2026-11-22T08:00:00Z","cause":"java.lang.IllegalStateException at clinic.reminder.plan.Visits.keep:31"}]}
            """;

    private static final String TOLD = """
            {"release":{"commit":"v1.4-3-g80cebb39","time":"2026-11-21T23:30:00Z"},"messages":{"planned":1009,"sent":1000,
            "notSent":{"no-consent":4,"superseded":2,"moon-is-full":5},"waiting":3,"missing":0},"onCall":%d}
            """;

    private static final String REPLAYED = """
            {"place":"%s","outcome":"ALREADY_TAKEN"}""".formatted(PARKED);

    private static final String LAID_ASIDE = """
            {"place":"%s","outcome":"LAID_ASIDE"}""".formatted(PARKED);

    private static final HttpServer REMINDER = reminder();
    private static final CountDownLatch OVER = new CountDownLatch(1);
    private static final HttpServer CONTENT = silence();

    @DynamicPropertySource
    static void neighbours(DynamicPropertyRegistry properties) {
        properties.add(
                "clinic.services.reminder",
                () -> "http://127.0.0.1:" + REMINDER.getAddress().getPort());
        properties.add(
                "clinic.services.content",
                () -> "http://127.0.0.1:" + CONTENT.getAddress().getPort());
    }

    private static HttpServer reminder() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/actuator/messaging", exchange -> {
                String method = exchange.getRequestMethod();
                if (method.equals("GET")) {
                    looked.incrementAndGet();
                } else {
                    asked.set(exchange.getRequestURI() + " "
                            + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
                }
                String said = switch (method) {
                    case "POST" -> REPLAYED;
                    case "DELETE" -> LAID_ASIDE;
                    default -> REPORT;
                };
                byte[] answer = said.getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, answer.length);
                exchange.getResponseBody().write(answer);
                exchange.close();
            });
            server.createContext("/actuator/info", exchange -> {
                counted.incrementAndGet();
                byte[] answer = TOLD.formatted(onCall.get()).getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, answer.length);
                exchange.getResponseBody().write(answer);
                exchange.close();
            });
            server.start();
            return server;
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
    }

    /** Answers nobody: it hangs up, or keeps whoever asks waiting. */
    private static HttpServer silence() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/", exchange -> {
                if (hangs.get()) {
                    try {
                        OVER.await();
                    } catch (InterruptedException ended) {
                        Thread.currentThread().interrupt();
                    }
                }
                exchange.close();
            });
            server.start();
            return server;
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
    }

    @AfterAll
    static void close() {
        OVER.countDown();
        REMINDER.stop(0);
        CONTENT.stop(0);
    }

    @Test
    void everyServiceIsToldOfThoughOneHangs() {
        StaffBrowser reception = StaffBrowser.signedIn(port, "reception", "en");
        hangs.set(true);
        long from = System.nanoTime();
        Page page;
        try {
            page = reception.get("/staff/operations");
        } finally {
            hangs.set(false);
        }

        assertThat(Duration.ofNanos(System.nanoTime() - from)).isLessThan(Duration.ofSeconds(8));
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.html())
                .contains("Does not answer", "7 events", "5 min", "Late", "booking.appointment.booked")
                .contains("IllegalStateException at clinic.reminder.plan.Visits.keep:31", PARKED, "Since 22 Nov 09:00")
                .doesNotContain("??");
        assertThat(page.values("event")).contains(PARKED);
    }

    @Test
    void whichReleaseRunsAndWhatBecameOfAllMessagesIsTold(CapturedOutput output) {
        assertThat(words("en"))
                .contains("Version v1.4-3-g80cebb39 of 22 Nov 2026 00:30")
                .contains("All messages Adds up")
                .contains("Planned 1,009", "Sent 1,000", "Not sent 11", "or on their way 3")
                .contains("4: The patient has not agreed", "2: The visit was moved or cancelled")
                .contains("5: For a reason that this version does not know")
                .doesNotContain("??");
        assertThat(words("sv"))
                .contains("från 22 nov. 2026 00:30", "Alla meddelanden Går jämnt upp", "Inte skickade 11")
                .doesNotContain("??");
        assertThat(output).contains("does not know: [moon-is-full]");
    }

    @Test
    void thatNobodyIsNamedToBeToldOfRedFlagsIsSaidAndOnlyThen() {
        assertThat(words("sv")).doesNotContain("CLINIC_ESCALATION_PEOPLE");
        onCall.set(0);
        try {
            assertThat(words("sv"))
                    .contains("Ingen får besked om varningstecken", "inom 15 min", "CLINIC_ESCALATION_PEOPLE")
                    .doesNotContain("??");
            assertThat(words("en"))
                    .contains("Nobody is told of red flags", "within 15 min", "CLINIC_ESCALATION_PEOPLE")
                    .doesNotContain("??");
        } finally {
            onCall.set(2);
        }
    }

    @Test
    void otherPagesSayThatSomebodyShouldLook() {
        StaffBrowser reception = StaffBrowser.signedIn(port, "reception", "en");
        await().atMost(SOON).until(() -> reception.get("/staff").html().contains("staff-mark\">Look<"));
    }

    @Test
    void onOtherPagesNobodyCountsAllMessages() {
        StaffBrowser reception = StaffBrowser.signedIn(port, "reception", "en");
        int before = looked.get();
        int countedBefore = counted.get();
        await().atMost(SOON).until(() -> {
            reception.get("/staff");
            return looked.get() > before;
        });
        assertThat(counted).hasValue(countedBefore);
    }

    @Test
    void replayIsAskedOfTheServiceThatParkedIt() {
        StaffBrowser reception = StaffBrowser.signedIn(port, "reception", "en");
        Page page = reception.get("/staff/operations");

        Page answer = reception.post("/staff/operations/replay", form(page, "reminder", PARKED));

        assertThat(asked.get()).isEqualTo("/actuator/messaging/" + PARKED + " {\"by\":\"reception\"}");
        assertThat(answer.status()).isEqualTo(302);
        assertThat(reception.get(answer.location()).html()).contains("had had its effect before");
    }

    @Test
    void whatThisServiceParkedIsToldAndReplayedHere() throws Exception {
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", brokers), new StringSerializer(), new StringSerializer())) {
            var poison = new ProducerRecord<>("reminder.messages.v1", "k", "{\"about\":");
            poison.headers().add("ce_id", "0199d2a0-7f00-7000-8000-00000000abcd".getBytes(StandardCharsets.UTF_8));
            poison.headers().add("ce_type", "reminder.message.sent".getBytes(StandardCharsets.UTF_8));
            producer.send(poison).get();
        }
        StaffBrowser reception = StaffBrowser.signedIn(port, "reception", "en");
        await().atMost(SOON)
                .until(() -> reception.get("/staff/operations").html().contains("reminder.messages.v1.booking.dlq"));
        Page page = reception.get("/staff/operations");
        String place = page.values("event").stream()
                .filter(event -> event.startsWith("reminder.messages.v1.booking.dlq"))
                .findFirst()
                .orElseThrow();

        Page answer = reception.post("/staff/operations/replay", form(page, "booking", place));

        assertThat(reception.get(answer.location()).html()).contains("did not work this time either");

        StaffBrowser admin = StaffBrowser.signedIn(port, "admin", "en");
        Page offered = admin.get("/staff/operations");
        admin.post("/staff/operations/laying-aside", form(offered, "booking", place, "cut short on its way"));
        assertThat(admin.get("/staff/operations").values("event")).doesNotContain(place);
    }

    @Test
    void whatIsNotReadYetIsTold() {
        assertThat(words("sv"))
                .contains("Väntar på att läsas 4", "100 händelser")
                .doesNotContain("??");
        assertThat(words("en")).contains("Waiting to be read 4,100 events").doesNotContain("??");
    }

    @Test
    void layingAsideIsAskedOfTheServiceThatParkedIt() {
        StaffBrowser admin = StaffBrowser.signedIn(port, "admin", "en");
        Page page = admin.get("/staff/operations");
        assertThat(page.html()).contains("/staff/operations/laying-aside", "Why shall the event have no effect?");

        Page answer =
                admin.post("/staff/operations/laying-aside", form(page, "reminder", PARKED, " phoned & told: 7 + 1 "));

        assertThat(asked.get())
                .isEqualTo("/actuator/messaging/" + PARKED + "?by=admin&reason=phoned+%26+told%3A+7+%2B+1 ");
        assertThat(answer.status()).isEqualTo(302);
        assertThat(admin.get(answer.location()).html()).contains("Somebody has laid the event aside");
    }

    @Test
    void layingAsideNeedsAReasonAndAnAdministrator() {
        asked.set("");
        StaffBrowser admin = StaffBrowser.signedIn(port, "admin", "en");
        Page page = admin.get("/staff/operations");
        assertThat(admin.post("/staff/operations/laying-aside", form(page, "reminder", PARKED, " "))
                        .status())
                .isEqualTo(400);
        StaffBrowser reception = StaffBrowser.signedIn(port, "reception", "en");
        Page offered = reception.get("/staff/operations");
        assertThat(offered.html()).doesNotContain("laying-aside");
        assertThat(reception
                        .post("/staff/operations/laying-aside", form(offered, "reminder", PARKED, "it is in the way"))
                        .status())
                .isEqualTo(403);
        assertThat(asked.get()).isEmpty();
    }

    @Test
    void aPlaceThatIsNoneIsRefused() {
        StaffBrowser reception = StaffBrowser.signedIn(port, "reception", "en");
        Page page = reception.get("/staff/operations");
        assertThat(reception
                        .post("/staff/operations/replay", form(page, "reminder", "../../env"))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void strangersAndForgedFormsDoNothing() {
        asked.set("");
        assertThat(new Browser(port).get("/staff/operations").location())
                .isEqualTo("/sign-in?to=%2Fstaff%2Foperations");
        StaffBrowser reception = StaffBrowser.signedIn(port, "reception", "en");
        assertThat(reception
                        .post(
                                "/staff/operations/replay",
                                Map.of("service", List.of("reminder"), "event", List.of(PARKED)))
                        .status())
                .isEqualTo(403);
        assertThat(asked.get()).isEmpty();
    }

    private String words(String language) {
        return StaffBrowser.signedIn(port, "reception", language)
                .get("/staff/operations")
                .html()
                .replaceAll("<[^>]+>", " ")
                .replaceAll("\\s+", " ");
    }

    private static Map<String, List<String>> form(Page page, String service, String place) {
        return Map.of(
                "_csrf", page.values("_csrf").stream().limit(1).toList(),
                "service", List.of(service),
                "event", List.of(place));
    }

    private static Map<String, List<String>> form(Page page, String service, String place, String reason) {
        Map<String, List<String>> form = new HashMap<>(form(page, service, place));
        form.put("reason", List.of(reason));
        return form;
    }
}
