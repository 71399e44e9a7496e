package clinic.booking.me;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import clinic.booking.BookingClient;
import clinic.booking.RealBooking;
import clinic.booking.StandingClock;
import clinic.booking.online.Browser;
import clinic.booking.online.Browser.Page;
import clinic.contracts.Events;
import clinic.contracts.SecretLink;
import clinic.contracts.Topic.Reader;
import clinic.contracts.booking.CodeRequested;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Patients sign in by a code and see their own visits, and nobody else's. */
@RealBooking
class MyVisitsIT {

    private static final Duration SOON = Duration.ofSeconds(20);

    /** No two tests share a contact: the limits count by it. */
    private final String family = "family-" + ThreadLocalRandom.current().nextLong(Long.MAX_VALUE) + "@example.org";

    @LocalServerPort
    int port;

    @Value("${clinic.links.key}")
    String key;

    @Autowired
    JdbcClient database;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    BookingClient client;

    @Autowired
    StandingClock clock;

    @Autowired
    JsonMapper json;

    Browser browser;

    @BeforeEach
    void openABrowser() {
        clock.stand(StandingClock.SUNDAY);
        browser = new Browser(port);
    }

    @Test
    @DisplayName("Scenario 13: a family shares one address; the birth date opens one person's visits, and no other's")
    void familyMembersSeeTheirOwnVisitsOnly() {
        booked("Ida Falk", "1985-04-12");
        booked("Otto Falk", "2016-09-03");

        Page visits = signedIn("1985-04-12");
        assertThat(visits.status()).isEqualTo(200);
        assertThat(visits.html()).contains("Ida Falk").doesNotContain("Otto");
        assertThat(visits.links("/appointments/").stream().filter(link -> link.endsWith("/cancellation")))
                .hasSize(1);
        assertThat(signedIn("2016-09-03").html()).contains("Otto Falk").doesNotContain("Ida");
    }

    @Test
    void visitsComeWithWhatCanBeDoneAboutThem() {
        booked("Ida Falk", "1985-04-12");
        Page visits = signedIn("1985-04-12");

        assertThat(visits.header("cache-control")).contains("no-store");
        assertThat(browser.get(visits.links("/reschedule").getFirst()).html()).contains("Byt till en annan tid");
        String cancel = visits.links("/cancellation").getFirst();
        assertThat(browser.post(cancel, Map.of()).status()).isEqualTo(303);
        assertThat(browser.get("/me").html()).contains("Du har ingen tid bokad", "Avbokat");
    }

    @Test
    void whatWasAgreedToStandsThereInItsWords() {
        booked("Ida Falk", "1985-04-12");
        booked("Otto Falk", "2016-09-03");
        Page visits = signedIn("1985-04-12");
        assertThat(visits.html())
                .contains(
                        "Det du har sagt ja till",
                        "<q>Ja, skicka påminnelser",
                        "Du sa ja den 22 november 2026 10:00, när du bokade.")
                .doesNotContain("Du tog tillbaka det");
        String choices = visits.links("/messages").getFirst();
        clock.forward(Duration.ofHours(1));
        browser.post(choices, Map.of("language", List.of("en"), "agreed", List.of("follow-ups")));

        assertThat(browser.get("/me?lang=en").html())
                .contains(
                        "What you have agreed to",
                        "You said yes on 22 November 2026 10:00, when you booked.",
                        "You took it back on 22 November 2026 11:00, on your own page.");
        assertThat(signedIn("2016-09-03").html())
                .as("the child's consents are the child's")
                .doesNotContain("Du tog tillbaka det", "You took it back");
    }

    @Test
    @DisplayName(
            "Scenario 34: no title, address or cookie of these pages says who somebody is or what a visit is about")
    void titlesAndAddressesAreNeutral() {
        booked("Ida Falk", "1985-04-12");
        Page visits = signedIn("1985-04-12");
        assertThat(visits.html()).contains("<title>Mina besök</title>");
        assertThat(visits.response().uri().getPath()).isEqualTo("/me");
        assertThat(visits.links("/")).noneMatch(link -> link.contains("Falk") || link.contains("1985"));
        assertThat(browser.get("/me/code").location()).isEqualTo("/me");
    }

    @Test
    void signingOutClosesThePagesForThisBrowserAndItsCookie() {
        booked("Ida Falk", "1985-04-12");
        signedIn("1985-04-12");
        Page out = browser.post("/me/sign-out", Map.of());
        assertThat(out.status()).isEqualTo(303);
        assertThat(browser.follow(out).html()).contains("Du är utloggad").doesNotContain("Ida Falk");
        assertThat(database.sql("SELECT count(*) FROM sign_ins WHERE contact = ? AND patient_ids IS NOT NULL")
                        .param(family)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void whoIsIdleIsSignedOut() {
        booked("Ida Falk", "1985-04-12");
        signedIn("1985-04-12");
        database.sql("UPDATE sign_ins SET seen_at = now() - interval '31 minutes' WHERE contact = ?")
                .param(family)
                .update();
        assertThat(browser.get("/me").html()).contains("Skicka en kod").doesNotContain("Ida Falk");
    }

    @Test
    @DisplayName("Scenario 35: known and unknown contacts get the same answers, in status, headers and words")
    void knownAndUnknownContactsLookTheSame() {
        booked("Ida Falk", "1985-04-12");
        String stranger = family.replace("family", "strang");
        for (List<String> answers : List.of(answers(family), answers(stranger))) {
            assertThat(answers).isEqualTo(answers(family.replace("family", "absent")));
        }
    }

    /** What somebody sees who asks for a code, looks, and types a wrong one until no more are taken. */
    private List<String> answers(String contact) {
        Browser anyone = new Browser(port);
        Page asked = anyone.post("/me", Map.of("contact", List.of(contact)));
        Page form = anyone.follow(asked);
        Page wrong = anyone.post("/me/code", Map.of("code", List.of("no code")));
        for (int n = 0; n < 4; n++) {
            anyone.post("/me/code", Map.of("code", List.of("no code")));
        }
        Page over = anyone.post("/me/code", Map.of("code", List.of("no code")));
        return List.of(asked, form, wrong, over).stream()
                .map(page -> page.status()
                        + page.location()
                        + page.html().replace(contact, "…")
                        + page.response().headers().map().keySet())
                .toList();
    }

    @Test
    @DisplayName(
            "Scenario 35: the answer does not wait for anybody being looked up: it comes while no patient can be read")
    @Timeout(20)
    void answerComesBeforeAnybodyIsLookedUp() {
        booked("Ida Falk", "1985-04-12");
        transaction.executeWithoutResult(status -> {
            database.sql("LOCK TABLE patients IN ACCESS EXCLUSIVE MODE").update();
            assertThat(browser.post("/me", Map.of("contact", List.of(family))).status())
                    .isEqualTo(303);
            assertThat(browser.get("/me/code").html()).contains("Skriv in koden");
            assertThat(requests()).isZero();
        });
        await().atMost(SOON).until(() -> requests() == 1);
    }

    @Test
    void requestForACodeKeepsItsContractAndHoldsNeitherCodeNorContact() {
        booked("Ida Falk", "1985-04-12");
        Asked asked = asked(browser, family);
        String payload = asked.payload();

        assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(Events.schema(CodeRequested.class), InputFormat.JSON)
                        .validate(payload, InputFormat.JSON))
                .isEmpty();
        assertThat(json.readTree(payload).propertyNames())
                .containsExactlyInAnyOrderElementsOf(json.readTree(Events.example(Reader.REMINDER, CodeRequested.class))
                        .propertyNames());
        assertThat(payload).doesNotContain(family).doesNotContain("\"" + asked.code() + "\"");
        assertThat(asked.event().validUntil()).isEqualTo(clock.instant().plus(Duration.ofMinutes(10)));
    }

    @Test
    void unknownContactIsWrittenDownAndAskedForNowhere() {
        browser.post("/me", Map.of("contact", List.of(family)));
        await().atMost(SOON)
                .until(() -> database.sql("SELECT handed_on FROM sign_ins WHERE contact = ?")
                        .param(family)
                        .query(Boolean.class)
                        .single());
        assertThat(requests()).isZero();
    }

    @Test
    @DisplayName("Scenario 35: a code works once, in the browser that asked, for ten minutes and five tries")
    void codeWorksOnceHereAndSoon() {
        booked("Ida Falk", "1985-04-12");
        Asked first = asked(browser, family);
        assertThat(new Browser(port).post("/me/code", form(first.code())).location())
                .as("another browser")
                .isEqualTo("/me");
        assertThat(browser.post("/me/code", form(first.code())).location()).isEqualTo("/me/person");
        assertThat(browser.post("/me/code", form(first.code())).location())
                .as("again")
                .isEqualTo("/me");

        Browser late = new Browser(port);
        Asked second = asked(late, family);
        clock.forward(Duration.ofMinutes(10));
        assertThat(late.post("/me/code", form(second.code())).html()).contains("Koden gäller inte längre");

        Browser guessing = new Browser(port);
        Asked third = asked(guessing, family);
        for (int n = 0; n < 5; n++) {
            assertThat(guessing.post("/me/code", form("00000" + n + "x")).status())
                    .isEqualTo(422);
        }
        assertThat(guessing.post("/me/code", form(third.code())).html()).contains("Koden gäller inte längre");
    }

    @Test
    void provingAContactOpensNothingWithoutAPerson() {
        booked("Ida Falk", "1985-04-12");
        Asked asked = asked(browser, family);
        browser.post("/me/code", form(asked.code()));
        assertThat(browser.get("/me").html()).contains("Skicka en kod").doesNotContain("Ida Falk");

        for (int n = 0; n < 5; n++) {
            Page nobody = browser.post("/me/person", Map.of("birthDate", List.of("1985-04-1" + (n + 3))));
            assertThat(nobody.status()).isEqualTo(422);
            assertThat(nobody.html()).contains("Vi hittar ingen").doesNotContain("Ida Falk");
        }
        Page over = browser.post("/me/person", Map.of("birthDate", List.of("1985-04-12")));
        assertThat(over.location()).isEqualTo("/me?over");
        assertThat(browser.get("/me").html()).doesNotContain("Ida Falk");
    }

    @Test
    void twinsAreToldApartByTheirNames() {
        booked("Ada Falk", "2016-09-03");
        booked("Otto Falk", "2016-09-03");
        Asked asked = asked(browser, family);
        browser.post("/me/code", form(asked.code()));

        Page which = browser.post("/me/person", Map.of("birthDate", List.of("2016-09-03")));
        assertThat(which.status()).isEqualTo(422);
        assertThat(which.html())
                .contains("Skriv också ditt namn")
                .doesNotContain("Ada")
                .doesNotContain("Otto");
        Page visits = browser.follow(
                browser.post("/me/person", Map.of("birthDate", List.of("2016-09-03"), "name", List.of(" otto  falk"))));
        assertThat(visits.html()).contains("Otto Falk").doesNotContain("Ada");
    }

    @Test
    @DisplayName("Scenario 14: nobody's phone is flooded with codes, whoever asks")
    void codesForOneContactAreLimited() {
        for (int n = 0; n < 4; n++) {
            assertThat(new Browser(port)
                            .post("/me", Map.of("contact", List.of(family)))
                            .status())
                    .isEqualTo(303);
        }
        Page refused =
                new Browser(port).post("/me", Map.of("contact", List.of(family.toUpperCase(java.util.Locale.ROOT))));
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("retry-after")).isEqualTo("900");
        assertThat(refused.html()).contains("Vänta 15 minuter");
    }

    @Test
    @DisplayName("Scenario 25: looking at these pages, by GET and by HEAD, asks for nothing and signs nobody out")
    void lookingChangesNothing() {
        booked("Ida Falk", "1985-04-12");
        signedIn("1985-04-12");
        String before = signIns();
        for (String page : List.of("/me", "/me/code", "/me/person", "/me/sign-out")) {
            browser.head(page);
            browser.get(page);
        }
        assertThat(signIns()).isEqualTo(before);
        assertThat(browser.get("/me").html()).contains("Ida Falk");
    }

    @Test
    void whatCannotBeReachedIsNamed() {
        Page refused = browser.post("/me", Map.of("contact", List.of("<b>hemma</b>")));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.links("#contact")).isNotEmpty();
        assertThat(refused.html()).contains("&lt;b&gt;hemma").doesNotContain("<b>hemma");
    }

    private String signIns() {
        return database.sql(
                        "SELECT string_agg(concat_ws(' ', id, tries, proved, patient_ids, encode(secret_hash, 'hex')),"
                                + " '' ORDER BY id) FROM sign_ins WHERE contact = ?")
                .param(family)
                .query(String.class)
                .single();
    }

    private void booked(String name, String birthDate) {
        LocalDate day = LocalDate.of(2026, 12, 7);
        var booking = client.booking(
                "return-visit", null, client.starts("return-visit", null, day).getFirst());
        booking.withObject("/patient")
                .put("name", name)
                .put("birthDate", birthDate)
                .put("email", family);
        booking.withObject("/patient").remove("mobile");
        assertThat(client.book(booking).status()).isEqualTo(201);
    }

    private Page signedIn(String birthDate) {
        Asked asked = asked(browser, family);
        Page proved = browser.post("/me/code", form(asked.code()));
        assertThat(proved.location()).isEqualTo("/me/person");
        return browser.follow(browser.post("/me/person", Map.of("birthDate", List.of(birthDate))));
    }

    private record Asked(String payload, CodeRequested event, String code) {}

    /** As reminder-service learns of it, and computes the code. */
    private Asked asked(Browser asking, String contact) {
        int before = requests();
        assertThat(asking.post("/me", Map.of("contact", List.of(contact))).status())
                .isEqualTo(303);
        await().atMost(SOON).until(() -> requests() > before);
        String payload = database.sql("SELECT payload::text FROM outbox o JOIN sign_ins s ON o.key = s.id::text"
                        + " WHERE s.contact = ? AND o.type = 'booking.code.requested' ORDER BY o.id DESC LIMIT 1")
                .param(contact)
                .query(String.class)
                .single();
        CodeRequested event = json.readValue(payload, CodeRequested.class);
        String code = new SecretLink('a', key).code(SecretLink.Purpose.SIGN_IN, event.requestId(), event.nonce());
        return new Asked(payload, event, code);
    }

    private int requests() {
        return database.sql("SELECT count(*) FROM outbox o JOIN sign_ins s ON o.key = s.id::text"
                        + " WHERE s.contact = ? AND o.type = 'booking.code.requested'")
                .param(family)
                .query(Integer.class)
                .single();
    }

    private static Map<String, List<String>> form(String code) {
        return Map.of("code", List.of(code));
    }
}
