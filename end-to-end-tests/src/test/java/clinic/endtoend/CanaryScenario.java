package clinic.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import clinic.endtoend.browser.BookingPath;
import clinic.endtoend.browser.CheckInPath;
import clinic.endtoend.browser.CheckInPath.Progress;
import clinic.endtoend.browser.Chromium;
import clinic.endtoend.browser.Look;
import clinic.endtoend.browser.MyVisitsPath;
import clinic.endtoend.browser.StaffDesk;
import clinic.endtoend.browser.Visitor;
import clinic.endtoend.running.Answer;
import clinic.endtoend.running.Canary;
import clinic.endtoend.running.Clinic;
import clinic.endtoend.running.ClinicDatabase;
import clinic.endtoend.running.ClinicHome;
import clinic.endtoend.running.ClinicTopics.Entry;
import clinic.endtoend.running.Letter;
import clinic.endtoend.running.StaffApi;
import clinic.endtoend.running.TheClinic;
import clinic.endtoend.running.Traces;
import com.microsoft.playwright.Locator;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A patient whose words nobody else uses comes, is treated, answers and is forgotten. Where those words stand is looked
 * for in every place there is, and held against where they may.
 */
@ExtendWith({TheClinic.class, Chromium.InTheBrowser.class})
class CanaryScenario {

    private static final Duration SOON = Duration.ofSeconds(60);

    /** Pages that are about one person, and so must not say in their address what that person suffers from. */
    private static final List<String> PERSONAL =
            List.of("/appointments/", "/me", "/check-in/", "/unsubscribe/", "/staff", "/api/staff");

    private final Canary canary = Canary.hatched();
    private final List<String> addresses = new ArrayList<>();
    private final List<String> storedInBrowsers = new ArrayList<>();
    private Canary.Ailment ailment = Canary.Ailment.unknown();

    @Test
    @DisplayName("34, 38: what a patient says of themselves stands where it must, nowhere else, and goes when they go")
    void wordsStandWhereTheyMay(Clinic clinic, Chromium chromium) {
        ClinicHome home = clinic.launched().home();
        String link = comesAndAnswers(clinic, chromium);
        Traces traces = new Traces(home);
        String patient = new ClinicDatabase(home, "booking")
                .strings("select id from patients where email = '%s'".formatted(canary.email()))
                .iterator()
                .next();

        leavesNoTraceBesideTheirRecord(clinic, traces);
        lettersAreNeutral(clinic);
        calendarEntryIsNeutral(clinic, link);
        assertThat(addresses).as("pages that were walked over").hasSizeGreaterThan(30);
        assertThat(tellingAddresses(addresses)).isEmpty();
        assertThat(storedInBrowsers)
                .as("no browser keeps what was told")
                .isNotEmpty()
                .noneMatch(stored -> Traces.holds(stored, canary.told()));
        standsWhileTheyAreKnown(traces);

        isErased(clinic, patient);
        standsWhenTheyAreForgotten(traces);
        leavesNoTraceBesideTheirRecord(clinic, traces);
    }

    /** Everything on the pages themselves, the way a patient and the staff go. */
    private String comesAndAnswers(Clinic clinic, Chromium chromium) {
        String link;
        OffsetDateTime start;
        try (Visitor visitor = chromium.visitor(clinic.url(), Look.SWEDISH_PHONE)) {
            isWatched(visitor);
            start = books(visitor, clinic);
            link = URI.create(visitor.page().url()).getPath();
            clinic.postbox().await(2, "confirmation", canary.person());
            MyVisitsPath own = new MyVisitsPath(visitor);
            own.askForACode(canary.person());
            own.typeCode(MyVisitsPath.code(clinic.postbox(), canary.person()));
            own.sayWhoThisIs(canary.birthDate(), canary.person());
            isLeft(visitor);
        }
        clinic.postbox().answer(canary.person(), canary.reply());
        await("what they wrote is heard")
                .atMost(SOON)
                .until(() -> new Traces(clinic.launched().home())
                        .inTables("kanelknakar")
                        .equals(List.of("reminder.hearsay")));
        try (Visitor staff = chromium.visitor(clinic.url(), Look.SWEDISH_DESKTOP)) {
            isWatched(staff);
            StaffDesk desk = new StaffDesk(staff);
            desk.signIn("reception", clinic.staffPassword());
            clinic.clock().forwardTo(start.plusMinutes(5).toInstant());
            desk.openVisit(start.toLocalDate(), canary.name());
            takes(staff, "ARRIVE");
            takes(staff, "COMPLETE");
            staff.press(staff.main().locator("a[href^='/staff/patients/']").first());
            staff.page().waitForURL("**/staff/patients/*");
            staff.press(staff.main().locator("a[href$='/extract']").first());
            staff.page().waitForURL("**/extract");
            isLeft(staff);
        }
        clinic.clock().forwardTo(start.plusDays(1).plusHours(6).toInstant());
        Letter asked = clinic.postbox().await(1, "check-in", canary.person()).getFirst();
        try (Visitor visitor = chromium.visitor(clinic.url(), Look.SWEDISH_PHONE)) {
            isWatched(visitor);
            CheckInPath answers = new CheckInPath(visitor);
            answers.open(asked.link("/check-in/"));
            answers.answerNoToEveryRedFlag();
            answers.answer(7, Progress.WORSE, canary.activity());
            answers.seesAdvice();
            isLeft(visitor);
        }
        return link;
    }

    private OffsetDateTime books(Visitor visitor, Clinic clinic) {
        BookingPath path = new BookingPath(visitor);
        path.fromStartToCondition();
        ailment = Canary.Ailment.of(clinic, URI.create(visitor.page().url()).getPath());
        path.fromConditionToBooking();
        // The one that asks in the patient's own words before they come.
        visitor.press(visitor.main().locator("a.card:has-text('Första besök')").first());
        visitor.page().waitForURL("**/book/safety?**");
        String questions = "/api/staff/setup/treatments/%s/questions"
                .formatted(visitor.page().url().replaceFirst(".*[?&]treatment=([^&]+).*", "$1"));
        StaffApi admin = StaffApi.signedIn(clinic, "admin");
        JsonNode asked = admin.get(questions).json();
        ask(admin, questions, asked, "optional");
        path.answerNoToEverything();
        path.chooseTimeNextWeek(1);
        path.fillIn(canary.person());
        visitor.main().locator("#personnummer").fill(canary.personnummer());
        visitor.main().locator("#birthDate").fill(canary.birthDate());
        visitor.main().locator("textarea[name^=intake]").first().fill(canary.wish());
        visitor.main().locator("#notes").fill(canary.wish());
        visitor.go(path.button());
        visitor.page().waitForURL("**/appointments/*");
        ask(admin, questions, asked, asked.path("personnummer").asString());
        return path.shownTime();
    }

    private static void ask(StaffApi admin, String address, JsonNode asked, String personnummer) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.set("questions", asked.path("questions"));
        body.put("personnummer", personnummer);
        Answer answer = admin.put(address, body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    private static void takes(Visitor staff, String step) {
        Locator button = staff.main().locator("button[name=step][value=%s]".formatted(step));
        staff.go(button.first());
    }

    private void isWatched(Visitor visitor) {
        visitor.page().onRequest(request -> addresses.add(request.url()));
    }

    private void isLeft(Visitor visitor) {
        storedInBrowsers.add(visitor.page().context().storageState());
        storedInBrowsers.add(String.valueOf(visitor.page().evaluate("JSON.stringify(sessionStorage)")));
    }

    private void leavesNoTraceBesideTheirRecord(Clinic clinic, Traces traces) {
        String[] anything = canary.everything();
        assertThat(traces.inLogs(anything)).isEmpty();
        assertThat(traces.inFiles(anything)).isEmpty();
        assertThat(traces.inTopics(Entry::key, anything)).isEmpty();
        assertThat(traces.inTopics(Entry::headers, anything)).isEmpty();
        assertThat(traces.inTopics(Entry::words, canary.told())).isEmpty();
        assertThat(traces.inTopics(Entry::key, ailment.words())).isEmpty();
        assertThat(traces.inLogs(ailment.words())).isEmpty();
        assertThat(clinic.postbox().all())
                .extracting(Letter::subject)
                .noneMatch(subject -> Traces.holds(subject, ailment.words()));
    }

    private void lettersAreNeutral(Clinic clinic) {
        List<Letter> letters = letters(clinic);
        assertThat(letters).extracting(Letter::purpose).contains("confirmation", "code", "reminder", "check-in");
        assertThat(telling(letters)).isEmpty();
    }

    private List<Letter> letters(Clinic clinic) {
        return Stream.of(canary.mobile(), canary.email())
                .flatMap(address -> clinic.postbox().of(address).stream())
                .toList();
    }

    /** Those whose subject, words or links say what nobody but the patient and the clinic may know. */
    private List<Letter> telling(List<Letter> letters) {
        return letters.stream()
                .filter(letter -> {
                    String all = letter.subject() + "\n" + letter.text() + "\n" + letter.html();
                    return Traces.holds(all, canary.told()) || Traces.holds(all, ailment.words());
                })
                .toList();
    }

    private void calendarEntryIsNeutral(Clinic clinic, String link) {
        Answer file = clinic.http().get(link + "/visit.ics");
        assertThat(file.body()).contains("BEGIN:VEVENT");
        assertThat(Traces.holds(file.body(), canary.everything())).isFalse();
        assertThat(Traces.holds(file.body(), ailment.words())).isFalse();
    }

    private List<String> tellingAddresses(List<String> all) {
        return all.stream()
                .filter(address -> Traces.holds(address, canary.everything())
                        || (isPersonal(address) && Traces.holds(address, ailment.words())))
                .toList();
    }

    private static boolean isPersonal(String address) {
        return PERSONAL.stream().anyMatch(start -> URI.create(address).getPath().startsWith(start));
    }

    /** What is looked for can be found; and it stands where it has a purpose, and nowhere else. */
    private void standsWhileTheyAreKnown(Traces traces) {
        assertThat(traces.inTables(canary.name()))
                .contains("booking.patients")
                .isSubsetOf("booking.patients", "booking.outbox");
        assertThat(traces.inTables(canary.mobile(), canary.email()))
                .contains("booking.patients", "reminder.contact", "reminder.message")
                .isSubsetOf(
                        "booking.patients",
                        "booking.outbox",
                        "booking.sign_ins",
                        "reminder.contact",
                        "reminder.message",
                        "reminder.hearsay",
                        "reminder.code_request");
        assertThat(traces.inTables(canary.wish())).containsExactly("booking.appointments");
        assertThat(traces.inTables(canary.activity())).containsExactly("reminder.follow_up");
        assertThat(traces.inTables(canary.keptPersonnummer())).containsExactly("booking.patients");
        assertThat(traces.inTables("kanelknakar"))
                .as("until it is forgotten by itself")
                .isSubsetOf("reminder.hearsay");
        assertThat(traces.inTopics(Entry::words, canary.name(), canary.mobile(), canary.email()))
                .containsExactly("booking.patients.v1");
    }

    private void isErased(Clinic clinic, String patient) {
        StaffApi admin = StaffApi.signedIn(clinic, "admin");
        Answer erased = admin.post("/api/staff/patients/%s/erasure".formatted(patient));
        assertThat(erased.status()).as(erased.body()).isEqualTo(200);
        await("reminder-service has forgotten")
                .atMost(SOON)
                .until(() -> admin.get("/api/staff/erasures/" + patient).status() == 200);
    }

    /** Care was given: what the law makes a clinic keep of it is locked, as decision 37 says. All else is gone. */
    private void standsWhenTheyAreForgotten(Traces traces) {
        assertThat(traces.inTables(canary.mobile(), canary.email(), "kanelknakar"))
                .isEmpty();
        assertThat(traces.inTables(canary.name(), canary.birthDate(), canary.keptPersonnummer()))
                .containsExactly("booking.patients");
        assertThat(traces.inTables(canary.wish())).containsExactly("booking.appointments");
        assertThat(traces.inTables(canary.activity())).containsExactly("reminder.follow_up");
        assertThat(traces.inTables(canary.personnummer()))
                .as("as the patient wrote it in answers of care")
                .containsExactlyInAnyOrder("booking.appointments", "reminder.follow_up");
    }

    /** One leak of each kind, let out on purpose: each is found where it is looked for. */
    @Test
    void leakOfEachKindIsFound(Clinic clinic) throws Exception {
        ClinicHome home = clinic.launched().home();
        Traces traces = new Traces(home);
        Canary other = Canary.hatched();
        ailment = Canary.Ailment.of(clinic, "");
        String word = other.activity();

        Path log = home.path().resolve("logs").resolve("planted.log");
        Path spooled = home.path().resolve("answers").resolve("planted");
        try {
            Files.writeString(log, "WARN answered: " + word.toUpperCase(Locale.ROOT) + "\n");
            Files.createDirectories(spooled.getParent());
            Files.writeString(spooled, word);
            assertThat(traces.inLogs(word)).hasSize(1);
            assertThat(traces.inFiles(word)).hasSize(1);
        } finally {
            Files.deleteIfExists(log);
            Files.deleteIfExists(spooled);
        }
        String topic = "planted-" + UUID.randomUUID();
        try {
            write(home, topic, word);
            assertThat(traces.inTopics(Entry::key, word)).containsExactly(topic);
            assertThat(traces.inTopics(Entry::headers, word)).containsExactly(topic);
            assertThat(traces.inTopics(Entry::words, word)).containsExactly(topic);
        } finally {
            try (Admin admin = Admin.create(Map.of("bootstrap.servers", home.address("kafka")))) {
                admin.deleteTopics(List.of(topic)).all().get();
            }
        }
        Letter neutral = new Letter("email", "", "Din tid", "Se https://x/check-in/t", "", Instant.EPOCH, "");
        Letter subject = new Letter("email", "", ailment.words()[0], "", "", Instant.EPOCH, "");
        Letter text = new Letter("sms", "", "", canary.activity(), "", Instant.EPOCH, "");
        assertThat(telling(List.of(neutral, subject, text))).containsExactly(subject, text);
        String condition = "http://localhost/check-in/t?about=" + ailment.words()[0];
        String name = "http://localhost/book?email=" + canary.email();
        assertThat(tellingAddresses(List.of(
                        "http://localhost/conditions/" + ailment.words()[0],
                        "http://localhost/staff",
                        condition,
                        name)))
                .containsExactly(condition, name);
    }

    private static void write(ClinicHome home, String topic, String word) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", home.address("kafka")))) {
            admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
        }
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", home.address("kafka")),
                new StringSerializer(),
                new StringSerializer())) {
            var record = new ProducerRecord<>(topic, word, "{\"activity\":\"" + word + "\"}");
            record.headers().add("ce_subject", word.getBytes(StandardCharsets.UTF_8));
            producer.send(record).get();
        }
    }
}
