package clinic.booking.me;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import clinic.booking.online.Browser;
import clinic.booking.online.Browser.Page;
import clinic.contracts.Events;
import clinic.contracts.Topic.Reader;
import clinic.contracts.booking.CodeRequested;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Patients sign in by a code to their phone or mail, and by whose visits they want to see. */
class SignInByCodeIT extends AtMe {

    private static final Pattern FORM = Pattern.compile("name=\"form\" value=\"([^\"]+)\"");

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
                .isEqualTo("/me?over");
        Browser before = browser.copy();
        assertThat(browser.post("/me/code", form(first.code())).location()).isEqualTo("/me/person");
        Page again = browser.post("/me/code", form(first.code()));
        assertThat(again.location()).as("again").isEqualTo("/me?over");
        assertThat(browser.follow(again).html()).contains("Du behöver en ny kod");
        aWhileLater();
        assertThat(before.post("/me/code", form(first.code())).location())
                .as("with what the browser showed then, a while later")
                .isEqualTo("/me?over");

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
    @DisplayName("Scenario 5: a button tapped twice, whose first answer the browser lets go, lets in all the same")
    void secondTapIsLetIn() {
        booked("Ida Falk", "1985-04-12");
        booked("Otto Falk", "2016-09-03");
        Asked asked = asked(browser, family);
        Browser asItWas = browser.copy();
        Browser guessing = browser.copy();
        assertThat(browser.post("/me/code", form(asked.code())).location()).isEqualTo("/me/person");
        assertThat(guessing.post("/me/code", form("no code")).location()).isEqualTo("/me?over");
        assertThat(guessing.get("/me/person").location()).isEqualTo("/me");
        assertThat(asItWas.post("/me/code", form(asked.code())).location()).isEqualTo("/me/person");
        assertThat(browser.get("/me/person").location())
                .as("whoever had the first answer after all")
                .isEqualTo("/me");

        Browser proved = asItWas.copy();
        Browser sister = asItWas.copy();
        assertThat(asItWas.post("/me/person", born("1985-04-12")).location()).isEqualTo("/me");
        for (String other : List.of("2016-09-03", "1999-01-01", "soon")) {
            assertThat(sister.post("/me/person", born(other)).location())
                    .as(other)
                    .isEqualTo("/me?over");
        }
        assertThat(proved.follow(proved.post("/me/person", born("1985-04-12"))).html())
                .contains("Ida Falk");
        assertThat(database.sql("SELECT count(*) FROM audit WHERE deed = 'SIGNED_IN' AND patient_id ="
                                + " (SELECT id FROM patients WHERE email = ? AND name = 'Ida Falk')")
                        .param(family)
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    @Test
    @DisplayName("Scenario 5: two taps on “Send a code” send one, and it opens what the second was answered with")
    void secondTapSendsNoSecondCode() {
        booked("Ida Falk", "1985-04-12");
        Map<String, List<String>> page = question(browser, family);
        Browser broken = browser.copy();
        assertThat(broken.post("/me", page).location()).isEqualTo("/me/code");
        Asked asked = sent(family, 0);
        assertThat(browser.post("/me", page).location()).isEqualTo("/me/code");
        assertThat(askedFor(family)).isOne();

        assertThat(broken.get("/me/code").location())
                .as("whoever had the first answer after all")
                .isEqualTo("/me");
        assertThat(browser.post("/me/code", form(asked.code())).location()).isEqualTo("/me/person");
        assertThat(requests()).isOne();
    }

    @Test
    void onlyTheSamePageForTheSameContactAtOnceIsASecondTap() {
        Map<String, List<String>> page = question(browser, family);
        browser.post("/me", page);
        Browser another = new Browser(port);
        another.post("/me", question(another, family));
        assertThat(askedFor(family)).as("another page").isEqualTo(2);

        String cousin = family.replace("family", "cousin");
        browser.post("/me", Map.of("form", page.get("form"), "contact", List.of(cousin)));
        assertThat(askedFor(cousin)).as("another contact").isOne();
        aWhileLater();
        browser.post("/me", page);
        assertThat(askedFor(family)).as("a while later").isEqualTo(3);
    }

    @Test
    void pageWhoseCodeWasTriedAsksForANewOne() {
        Map<String, List<String>> page = question(browser, family);
        browser.post("/me", page);
        browser.post("/me/code", form("no code"));
        browser.post("/me", page);
        assertThat(askedFor(family)).isEqualTo(2);
    }

    private static Map<String, List<String>> question(Browser asking, String contact) {
        Matcher form = FORM.matcher(asking.get("/me").html());
        assertThat(form.find()).isTrue();
        return Map.of("form", List.of(form.group(1)), "contact", List.of(contact));
    }

    private int askedFor(String contact) {
        return database.sql("SELECT count(*) FROM sign_ins WHERE contact = ?")
                .param(contact)
                .query(Integer.class)
                .single();
    }

    @Test
    void tapThatComesLateOrAfterSigningOutIsToldSo() {
        booked("Ida Falk", "1985-04-12");
        Asked asked = asked(browser, family);
        browser.post("/me/code", form(asked.code()));
        Browser out = browser.copy();
        browser.post("/me/person", born("1985-04-12"));
        browser.post("/me/sign-out", Map.of());
        assertThat(out.post("/me/person", born("1985-04-12")).location()).isEqualTo("/me?over");

        Asked next = asked(browser, family);
        browser.post("/me/code", form(next.code()));
        Browser slow = browser.copy();
        browser.post("/me/person", born("1985-04-12"));
        aWhileLater();
        Page over = slow.post("/me/person", born("1985-04-12"));
        assertThat(over.location()).isEqualTo("/me?over");
        assertThat(slow.follow(over).html()).contains("Du behöver en ny kod").doesNotContain("Ida Falk");
        assertThat(browser.follow(browser.post("/me/person", born("1985-04-12")))
                        .html())
                .as("whoever is in and comes back to the question stays in")
                .contains("Ida Falk");
    }

    private static Map<String, List<String>> born(String birthDate) {
        return Map.of("birthDate", List.of(birthDate));
    }

    @Test
    void provingAContactOpensNothingWithoutAPerson() {
        booked("Ida Falk", "1985-04-12");
        Asked asked = asked(browser, family);
        browser.post("/me/code", form(asked.code()));
        assertThat(browser.get("/me").html()).contains("Skicka en kod").doesNotContain("Ida Falk");
        assertThat(browser.get("/me/person").html()).contains("Har du bokat åt ett barn?");

        for (int n = 0; n < 5; n++) {
            Page nobody = browser.post("/me/person", Map.of("birthDate", List.of("1985-04-1" + (n + 3))));
            assertThat(nobody.status()).isEqualTo(422);
            assertThat(nobody.html()).contains("Vi hittar ingen").doesNotContain("Ida Falk");
        }
        Page over = browser.post("/me/person", Map.of("birthDate", List.of("1985-04-12")));
        assertThat(over.location()).isEqualTo("/me?over");
        assertThat(browser.follow(over).html())
                .contains("<title>Fel: ", "role=\"alert\" tabindex=\"-1\" autofocus><b>Du behöver en ny kod");
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
    void whatCannotBeReachedIsNamed() {
        Page refused = browser.post("/me", Map.of("contact", List.of("<b>hemma</b>")));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.links("#contact")).isNotEmpty();
        assertThat(refused.html()).contains("&lt;b&gt;hemma").doesNotContain("<b>hemma");
    }
}
