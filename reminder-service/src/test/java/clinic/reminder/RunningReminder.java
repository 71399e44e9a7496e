package clinic.reminder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import clinic.baremachine.RealInfrastructure;
import clinic.clock.ClockMoved;
import clinic.clock.DueWork;
import clinic.clock.MovableClock;
import clinic.contracts.Event;
import clinic.contracts.EventType;
import clinic.contracts.Topic;
import clinic.contracts.booking.ConsentPurpose;
import clinic.contracts.booking.LocationListed;
import clinic.contracts.booking.PatientRecorded;
import clinic.contracts.booking.PractitionerListed;
import clinic.contracts.booking.Visit;
import clinic.knocks.Knocks;
import clinic.knocks.PassOffice;
import clinic.site.Assets;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.core.ConditionFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.json.JsonMapper;

/** The whole service with a real database, broker, mail server and an SMS provider that can have bad days. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "clinic.public-url=https://clinic.example",
            "clinic.links.key=" + RunningReminder.KEY,
            "clinic.mail.from=noreply@clinic.example",
            "clinic.mail.returns.to=" + RunningReminder.RETURNS,
            "clinic.mail.returns.host=127.0.0.1",
            "clinic.mail.returns.username=returns",
            "clinic.mail.returns.password=" + RunningReminder.RETURNS_PASSWORD,
            "clinic.mail.returns.tls=none",
            "clinic.mail.returns.every=200ms",
            "clinic.sms.username=" + ElksServer.USERNAME,
            "clinic.sms.password=" + ElksServer.PASSWORD,
            "clinic.sms.answer-within=2s",
            "clinic.sms.number=" + RunningReminder.OURS,
            "clinic.sms.inbound-secret=" + RunningReminder.INBOUND,
            "clinic.escalation.people=" + RunningReminder.FIRST_ON_CALL + "," + RunningReminder.SECOND_ON_CALL,
            "clinic.sms.twilio.auth-token=" + TwilioServer.TOKEN,
            "clinic.dispatch.settling=500ms",
            "clinic.dispatch.rest=200ms"
        })
@RealInfrastructure
@ActiveProfiles("local")
@Import(Knocks.class)
public abstract class RunningReminder {

    protected static final String KEY = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";
    protected static final String OURS = "+46846500499";

    /** Who is told when nobody has looked. */
    protected static final String FIRST_ON_CALL = "+46701740698";

    protected static final String SECOND_ON_CALL = "on-call@clinic.example";
    protected static final String INBOUND = "in-0123456789abcdef";
    protected static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");
    protected static final UUID TORGET = UUID.fromString("1a70f001-93a4-4a63-9d0e-0b64a9a5a001");
    protected static final UUID ANNA = UUID.fromString("1a70f002-93a4-4a63-9d0e-0b64a9a5a002");
    protected static final ElksServer ELKS = new ElksServer();
    protected static final PassOffice OFFICE = new PassOffice(Clock.systemUTC());
    protected static final GreenMail MAILBOXES = new GreenMail(new ServerSetup[] {
        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP)
    });
    protected static final String RETURNS = "returns@clinic.example";
    protected static final String RETURNS_PASSWORD = "mailbox-0123456789abcdef";
    private static final AtomicInteger PATIENTS = new AtomicInteger();

    /** Whom the service hands its mail: the mailboxes, unless there is a server in between. */
    protected static int mailServerPort;

    static {
        MAILBOXES.start();
        mailServerPort = MAILBOXES.getSmtp().getPort();
        MAILBOXES.setUser(RETURNS, "returns", RETURNS_PASSWORD);
    }

    @Autowired
    protected JdbcClient jdbc;

    @Autowired
    protected MovableClock clock;

    @Autowired
    protected Assets assets;

    @Autowired
    private ApplicationEventPublisher springEvents;

    @Autowired
    private List<DueWork> dueWork;

    @Autowired
    protected JsonMapper json;

    @Autowired
    private Environment environment;

    @LocalServerPort
    protected int port;

    private @Nullable KafkaProducer<String, byte[]> producer;

    @DynamicPropertySource
    static void servers(DynamicPropertyRegistry properties) {
        properties.add("clinic.sms.url", ELKS::url);
        properties.add("clinic.staff.keys-url", OFFICE::url);
        // Each life of the service has its own: the answers of another are about patients of another database.
        properties.add("clinic.check-in.spool", () -> "target/answers-" + UUID.randomUUID());
        properties.add("spring.mail.host", () -> "localhost");
        properties.add("spring.mail.port", () -> mailServerPort);
        properties.add("clinic.mail.returns.port", () -> MAILBOXES.getImap().getPort());
    }

    @BeforeEach
    void catalogue() {
        ELKS.has(ElksServer.Day.GOOD);
        announce(new LocationListed(
                TORGET, "Videslätt Torget", "Torggatan 4", "Videslätt", "08-465 004 10", STOCKHOLM.getId()));
        announce(new PractitionerListed(ANNA, "Anna Lindqvist"));
    }

    /** A fictional patient with an address of their own, so that tests do not read each other's messages. */
    public record Patient(UUID id, String mobile, String email) {}

    protected static Patient someone() {
        int number = PATIENTS.incrementAndGet();
        int last = 4 + number;
        // Numbers reserved for fiction end with two digits; whoever comes when all are given has one that is too long.
        // The
        // last two belong to others.
        return new Patient(
                UUID.randomUUID(),
                "+467017406" + String.format(last < 98 ? "%02d" : "%03d", last),
                "patient" + number + "@example.org");
    }

    protected static PatientRecorded recorded(Patient patient) {
        return recorded(patient, 1, "sv", patient.mobile(), patient.email(), EnumSet.allOf(ConsentPurpose.class));
    }

    protected static PatientRecorded recorded(
            Patient patient,
            int version,
            String language,
            @Nullable String mobile,
            @Nullable String email,
            EnumSet<ConsentPurpose> consents) {
        return new PatientRecorded(patient.id(), version, "Eva Ek", language, mobile, email, consents, null);
    }

    protected static Visit visit(
            UUID appointment, int version, Patient patient, @Nullable UUID condition, Instant start) {
        return new Visit(
                appointment,
                version,
                patient.id(),
                UUID.randomUUID(),
                ANNA,
                TORGET,
                condition,
                start,
                start.plus(Duration.ofMinutes(45)),
                "nonce-" + appointment);
    }

    /** So many days ahead at this hour in Stockholm. */
    protected Instant inDays(int days, int hour) {
        return clock.instant()
                .atZone(STOCKHOLM)
                .toLocalDate()
                .plusDays(days)
                .atTime(hour, 0)
                .atZone(STOCKHOLM)
                .toInstant();
    }

    protected void announce(Event event) {
        announce(event, UUID.randomUUID());
    }

    protected void announce(Event event, UUID id) {
        announce(event, id, clock.instant());
    }

    /** It was told then, and comes now. */
    protected void announce(Event event, UUID id, Instant told) {
        EventType type = event.getClass().getAnnotation(EventType.class);
        publish(type.topic().id(), event.key(), type.value(), id, told, json.writeValueAsBytes(event));
    }

    protected void publish(String topic, String key, String type, UUID id, byte[] payload) {
        publish(topic, key, type, id, clock.instant(), payload);
    }

    private void publish(String topic, String key, String type, UUID id, Instant told, byte[] payload) {
        var record = new ProducerRecord<>(topic, key, payload);
        Map.of(
                        "ce_specversion",
                        "1.0",
                        "ce_id",
                        id.toString(),
                        "ce_type",
                        type,
                        "ce_source",
                        "/clinic/test",
                        "ce_subject",
                        key,
                        "ce_time",
                        told.toString())
                .forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        try {
            producer().send(record).get();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** booking-service has erased a patient. */
    protected void erased(UUID patient) {
        try {
            producer()
                    .send(new ProducerRecord<>(Topic.PATIENTS.id(), patient.toString(), null))
                    .get();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private KafkaProducer<String, byte[]> producer() {
        if (producer == null) {
            producer = new KafkaProducer<>(
                    Map.of("bootstrap.servers", environment.getRequiredProperty("spring.kafka.bootstrap-servers")),
                    new StringSerializer(),
                    new ByteArraySerializer());
        }
        return producer;
    }

    protected void forwardTo(Instant instant) {
        clock.moveTo(clock.offset().plus(Duration.between(clock.instant(), instant)));
        springEvents.publishEvent(new ClockMoved(clock.instant()));
    }

    /** It has been quiet about what was changed for as long as the clinic's rules want. */
    protected void afterTheGrace() {
        forwardTo(clock.instant().plusSeconds(15));
    }

    /** Until all events are taken and nothing due is undone. Nobody sleeps on meanwhile: what others add is else seen late. */
    protected void settled() {
        eventually().until(() -> {
            boolean quiet = dueWork.stream().allMatch(DueWork::quiet);
            if (!quiet) {
                springEvents.publishEvent(new ClockMoved(clock.instant()));
            }
            return quiet;
        });
    }

    protected static ConditionFactory eventually() {
        return await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(50));
    }

    /** The mailbox for mail that comes back. */
    protected static GreenMailUser returned() {
        return MAILBOXES.getUserManager().getUserByEmail(RETURNS);
    }

    protected static List<MimeMessage> mailsTo(String address) {
        return Arrays.stream(MAILBOXES.getReceivedMessages())
                .filter(mail -> {
                    try {
                        return mail.getAllRecipients()[0].toString().equals(address);
                    } catch (jakarta.mail.MessagingException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .toList();
    }

    /** What became of a visit's messages: rule, channel, state, reason. */
    protected List<String> messages(UUID appointment) {
        return jdbc.sql("""
                        select rule || ' v' || schedule_version || ' ' || coalesce(channel, '-') || ' ' || state
                            || coalesce(' ' || reason, '')
                        from message where appointment_id = ? order by schedule_version, due_at, rule, channel desc""")
                .param(appointment)
                .query((row, number) -> row.getString(1))
                .list();
    }

    /** What was announced about a key, oldest first. */
    protected List<String> announced(UUID key) {
        return jdbc.sql("select type from outbox where key = ? order by id")
                .param(key.toString())
                .query((row, number) -> row.getString(1))
                .list();
    }

    protected HttpResponse<String> get(String path) {
        return exchange(HttpRequest.newBuilder(uri(path)).GET());
    }

    /** As somebody who shows this pass. */
    protected HttpResponse<String> shown(String path, String pass) {
        return withCookie(path, "staff-pass=" + pass);
    }

    protected HttpResponse<String> withCookie(String path, String cookie) {
        return exchange(
                HttpRequest.newBuilder(uri(path)).header("Cookie", cookie).GET());
    }

    /** As a program that shows this. */
    protected HttpResponse<String> bearing(String path, String token) {
        return exchange(HttpRequest.newBuilder(uri(path))
                .header("Authorization", "Bearer " + token)
                .GET());
    }

    /** A call of a page of ours to the staff's API, as somebody who shows this pass. */
    protected HttpResponse<String> call(String method, String path, String pass, String body) {
        return exchange(HttpRequest.newBuilder(uri(path))
                .header("Cookie", "staff-pass=" + pass)
                .header("Sec-Fetch-Site", "same-origin")
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body)));
    }

    protected HttpResponse<String> head(String path) {
        return exchange(HttpRequest.newBuilder(uri(path)).HEAD());
    }

    protected HttpResponse<String> post(String path, String form) {
        return exchange(HttpRequest.newBuilder(uri(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    /** A form of staff that a page of ours sent; whoever sent it is no longer signed in, and its token has gone. */
    protected HttpResponse<String> sentByOurPage(String path, String form) {
        return exchange(HttpRequest.newBuilder(uri(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Sec-Fetch-Site", "same-origin")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    /** A form of a page of staff's, sent by whoever opened it with this pass. */
    protected HttpResponse<String> sentFrom(String page, String action, String form, String pass) {
        HttpResponse<String> opened = shown(page, pass);
        String cookie = opened.headers().allValues("Set-Cookie").stream()
                .filter(set -> set.startsWith("XSRF-TOKEN="))
                .findFirst()
                .orElseThrow()
                .replaceFirst(";.*", "");
        String token = opened.body().replaceFirst("(?s).*name=\"_csrf\" value=\"([^\"]+)\".*", "$1");
        return exchange(HttpRequest.newBuilder(uri(action))
                .header("Cookie", "staff-pass=" + pass + "; " + cookie)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Sec-Fetch-Site", "same-origin")
                .POST(HttpRequest.BodyPublishers.ofString(form + "&_csrf=" + encoded(token))));
    }

    /** A patient writes to the clinic's number at 46elks. */
    protected HttpResponse<String> writes(String number, String text) {
        return writes("s" + UUID.randomUUID(), number, text);
    }

    protected HttpResponse<String> writes(String id, String number, String text) {
        return post(
                "/hooks/46elks/incoming/" + INBOUND,
                "direction=incoming&id=" + id + "&from=" + encoded(number) + "&to=" + encoded(OURS) + "&created="
                        + LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC) + "&message=" + encoded(text));
    }

    protected static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    /** Whichever page a test opens, the files that it names are those of this release. */
    private HttpResponse<String> exchange(HttpRequest.Builder request) {
        try (HttpClient browser = HttpClient.newHttpClient()) {
            var answer = browser.send(request.build(), HttpResponse.BodyHandlers.ofString());
            assertThat(answer.body().replace(assets.at(""), "")).doesNotContain("/assets/");
            return answer;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
