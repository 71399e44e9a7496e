package clinic.booking.me;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.booking.online.Browser.Page;
import clinic.contracts.PatientPass;
import clinic.contracts.SecretLink;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Patients who have signed in see their own visits, and nobody else's. */
class MyVisitsIT extends AtMe {

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

    /** Of somebody who has come for years the latest are shown, and the database is asked about as often as for one. */
    @Test
    void manyVisitsAreReadTogether() {
        booked("Ida Falk", "1985-04-12");
        database.sql("INSERT INTO appointments SELECT (jsonb_populate_record(a, jsonb_build_object("
                        + "'id', gen_random_uuid(), 'manage_nonce', gen_random_uuid()::text,"
                        + " 'starts_at', starts_at - n * interval '1 day', 'ends_at', ends_at - n * interval '1 day',"
                        + " 'state', 'CANCELLED', 'cancelled_at', now(), 'cancelled_by', 'STAFF'))).*"
                        + " FROM appointments a, generate_series(1, 150) n WHERE patient_id = ?")
                .param(patient("Ida Falk"))
                .update();
        signedIn("1985-04-12");

        long before = asked.count();
        Page visits = browser.get("/me");

        assertThat(asked.count() - before).isLessThan(40);
        assertThat(visits.links("/book/safety?treatment="))
                .as("those that were")
                .hasSize(99);
        assertThat(visits.links("/cancellation")).as("the one that is to come").hasSize(1);
    }

    @Test
    @DisplayName(
            "Scenario 13: what was answered after visits is opened to the one person whom code and birth date showed")
    void answersAreOpenedToWhoeverSignedInUntilTheySignOut() {
        booked("Ida Falk", "1985-04-12");
        booked("Otto Falk", "2016-09-03");
        Asked asked = asked(browser, family);
        for (Page before : List.of(
                browser.post("/me/code", form(asked.code())),
                browser.get("/me"),
                browser.post("/me/person", Map.of("birthDate", List.of("1999-01-01"))))) {
            assertThat(pass(before)).as("before it is known who this is").isEmpty();
        }

        Page visits = browser.follow(browser.post("/me/person", Map.of("birthDate", List.of("1985-04-12"))));
        assertThat(visits.links("/check-in/")).containsExactly("/check-in/mine");
        assertThat(cookie(visits)).contains("Path=/check-in", "HttpOnly", "SameSite=Lax");
        assertThat(PatientPass.patients(pass(visits), new SecretLink('a', key), clock.instant()))
                .containsExactly(patient("Ida Falk"));
        assertThat(PatientPass.patients(
                        pass(visits), new SecretLink('a', key), clock.instant().plus(Duration.ofMinutes(30))))
                .as("half an hour later")
                .isEmpty();

        Page out = browser.post("/me/sign-out", Map.of());
        assertThat(cookie(out)).contains("Max-Age=0");
        assertThat(pass(out)).isEmpty();
    }

    private static String cookie(Page page) {
        return page.response().headers().allValues("set-cookie").stream()
                .filter(set -> set.startsWith(PatientPass.COOKIE + "="))
                .findFirst()
                .orElse("");
    }

    private static String pass(Page page) {
        return cookie(page).replaceFirst("^[^=]*=", "").replaceFirst(";.*", "");
    }

    private UUID patient(String name) {
        return database.sql("SELECT id FROM patients WHERE email = ? AND name = ?")
                .params(family, name)
                .query(UUID.class)
                .single();
    }

    @Test
    void visitsComeWithWhatCanBeDoneAboutThem() {
        booked("Ida Falk", "1985-04-12");
        Page visits = signedIn("1985-04-12");

        assertThat(visits.header("cache-control")).contains("no-store");
        assertThat(visits.header("x-robots-tag")).isEqualTo("noindex");
        assertThat(browser.get(visits.links("/reschedule").getFirst()).html()).contains("Byt till en annan tid");
        String cancel = visits.links("/cancellation").getFirst();
        assertThat(browser.post(cancel, Map.of("seen", browser.get(cancel).values("seen")))
                        .status())
                .isEqualTo(303);
        assertThat(browser.get("/me").html()).contains("Du har ingen tid bokad", "Avbokat");
    }

    @Test
    void visitIsNotOverWhileItsPatientIsHere() {
        booked("Ida Falk", "1985-04-12");
        for (String state : List.of("ARRIVED", "IN_TREATMENT")) {
            stands(state);
            assertThat(signedIn("1985-04-12").html())
                    .as(state)
                    .contains(">Visa</a>")
                    .doesNotContain("Du har ingen tid bokad", "Tidigare", "för nära besöket");
        }
        stands("NO_SHOW");
        assertThat(browser.get("/me").html()).contains("Du har ingen tid bokad", "Tidigare");
    }

    @Test
    void sameVisitIsBookedAgainWithTheSamePractitioner() {
        booked("Ida Falk", "1985-04-12");
        stands("COMPLETED");

        String again = signedIn("1985-04-12").links("/book/safety").getFirst();

        assertThat(again).contains("treatment=" + client.treatment("return-visit"), "&practitioner=");
        assertThat(browser.get(again).action("/book/safety")).isEqualTo(again);
    }

    private void stands(String state) {
        assertThat(database.sql("UPDATE appointments SET state = ?"
                                + " WHERE patient_id IN (SELECT id FROM patients WHERE email = ?)")
                        .params(state, family)
                        .update())
                .isOne();
    }

    @Test
    void whatWasAgreedToStandsThereInItsWords() {
        booked("Ida Falk", "1985-04-12");
        booked("Otto Falk", "2016-09-03");
        Page visits = signedIn("1985-04-12");
        assertThat(visits.html())
                .contains(
                        "Det du har sagt ja till",
                        "<q lang=\"sv\">Ja, skicka påminnelser",
                        "Du sa ja den 22 november 2026 kl. 10:00, när du bokade.")
                .doesNotContain("Du tog tillbaka det");
        String choices = visits.links("/messages").getFirst();
        clock.forward(Duration.ofHours(1));
        browser.post(choices, Map.of("language", List.of("en"), "agreed", List.of("follow-ups")));

        assertThat(browser.get("/me?lang=en").html())
                .contains(
                        "What you have agreed to",
                        "<q lang=\"sv\">Ja, skicka påminnelser",
                        "You said yes on 22 November 2026 at 10:00, when you booked.",
                        "You withdrew it on 22 November 2026 at 11:00, on your own page.");
        assertThat(signedIn("2016-09-03").html())
                .as("the child's consents are the child's")
                .doesNotContain("Du tog tillbaka det", "You withdrew it");
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

    private String signIns() {
        return database.sql(
                        "SELECT string_agg(concat_ws(' ', id, tries, proved, patient_ids, encode(secret_hash, 'hex')),"
                                + " '' ORDER BY id) FROM sign_ins WHERE contact = ?")
                .param(family)
                .query(String.class)
                .single();
    }
}
