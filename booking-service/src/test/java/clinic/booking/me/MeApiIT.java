package clinic.booking.me;

import static clinic.booking.BookingClient.assertFault;
import static org.assertj.core.api.Assertions.assertThat;

import clinic.booking.BookingClient.Answer;
import clinic.booking.online.Browser;
import clinic.contracts.PatientPass;
import clinic.contracts.SecretLink;
import clinic.knocks.OpenApiDocument;
import clinic.knocks.OpenApiDocument.Route;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Patients sign in to a program and see there what they would see on their page. */
class MeApiIT extends AtMe {

    private static final String SIGN_IN = "/api/me/sign-in";

    @Test
    @DisplayName("Scenario 13: a family shares one address; the birth date opens one person's visits, and no other's")
    void familyMembersSeeTheirOwnVisitsOnly() {
        booked("Ida Falk", "1985-04-12");
        booked("Otto Falk", "2016-09-03");
        UUID visit = visitOf("Ida Falk");
        database.sql("INSERT INTO correspondence (appointment_id, patient_id, at, what, message_id, purpose, channel)"
                        + " SELECT id, patient_id, '2026-11-22T09:01:00Z', 'MESSAGE_SENT', ?, 'confirmation', 'email'"
                        + " FROM appointments WHERE id = ?")
                .params(UUID.randomUUID(), visit)
                .update();

        String token = signedInBy("1985-04-12");
        Answer mine = look(token);

        assertThat(mine.status()).isEqualTo(200);
        assertThat(new OpenApiDocument(client.get("/openapi/booking").body())
                        .faults(new Route("GET", "/api/me"), mine.response()))
                .isEmpty();
        assertThat(mine.response().body()).contains("Ida Falk").doesNotContain("Otto");
        assertThat(mine.response().headers().firstValue("cache-control").orElse(""))
                .contains("no-store");
        JsonNode coming = mine.body().path("coming");
        assertThat(coming).hasSize(1);
        assertThat(coming.path(0).path("id").asString()).isEqualTo(visit.toString());
        assertThat(coming.path(0).path("status").asString()).isEqualTo("booked");
        assertThat(coming.at("/0/location/directions/language").asString()).isEqualTo("sv");
        assertThat(coming.at("/0/location/directions/text").asString()).isEqualTo(wayTo(visit, "directions_sv"));
        assertThat(coming.path(0).path("messages").toString())
                .contains("confirmation", "email", "2026-11-22T10:01:00+01:00");
        assertThat(mine.body().path("consents").path(0).path("givenBy").asString())
                .isEqualTo("booking");
        String link = URI.create(coming.path(0).path("manageUrl").asString()).getPath();
        String byLink = "Bearer " + link.replaceFirst(".*/", "");
        assertThat(client.get("/api/appointments/" + visit + "/messages", "Authorization", byLink)
                        .status())
                .as("its link is the patient's")
                .isEqualTo(200);
        assertThat(client.get("/api/appointments/" + visit + "?lang=en", "Authorization", byLink)
                        .body()
                        .at("/directions/text")
                        .asString())
                .as("and tells the way there as well")
                .isEqualTo(wayTo(visit, "directions_en"));
        assertThat(client.get("/api/me", "Authorization", "Bearer " + token, "Accept-Language", "en")
                        .body()
                        .at("/coming/0/location/directions/text")
                        .asString())
                .isEqualTo(wayTo(visit, "directions_en"));
        assertThat(PatientPass.patients(mine.text("pass"), new SecretLink('a', key), clock.instant()))
                .hasSize(1);
        assertThat(look(signedInBy("2016-09-03")).response().body())
                .contains("Otto Falk")
                .doesNotContain("Ida");
    }

    /** Anybody may have had the time that was booked, at either place. */
    private String wayTo(UUID visit, String written) {
        return database.sql("SELECT " + written
                        + " FROM locations JOIN appointments ON location_id = locations.id WHERE appointments.id = ?")
                .param(visit)
                .query(String.class)
                .single();
    }

    @Test
    @DisplayName("Scenario 35: known and unknown contacts get the same answers, in status, headers and words")
    void knownAndUnknownContactsLookTheSame() {
        booked("Ida Falk", "1985-04-12");
        assertThat(answers(family)).isEqualTo(answers(family.replace("family", "absent")));
    }

    /** What a program hears that asks for a code, and tries wrong ones until no more are taken. */
    private List<String> answers(String contact) {
        Answer asked = ask(contact);
        return Stream.concat(
                        Stream.of(asked), IntStream.range(0, 6).mapToObj(n -> code(asked.text("token"), "no code")))
                .map(answer -> answer.status()
                        + answer.response().body().replace(asked.text("token"), "…")
                        + answer.response().headers().map().keySet())
                .toList();
    }

    @Test
    @DisplayName(
            "Scenario 35: a code works once, for who asked; five are tried; each step needs the token of the one before")
    void codeWorksOnceForWhoAsked() {
        booked("Ida Falk", "1985-04-12");
        int before = requests();
        String token = ask(family).text("token");
        String sent = sent(family, before).code();
        assertFault(code(ask("x" + family).text("token"), sent), "code", "code-wrong");
        assertFault(code(token, "no code"), "code", "code-wrong");
        assertSignedOut(person(token, "1985-04-12", null));
        Answer proved = code(token, sent);
        assertThat(proved.status()).isEqualTo(200);
        assertSignedOut(code(proved.text("token"), sent));
        aWhileLater();
        assertSignedOut(code(token, sent));
        assertSignedOut(look(proved.text("token")));
        assertFault(person(proved.text("token"), "1985-04-13", null), "birthDate", "nobody-born-then");
        Answer in = person(proved.text("token"), "1985-04-12", null);
        assertThat(look(in.text("token")).status()).isEqualTo(200);
        assertSignedOut(person(in.text("token"), "1985-04-12", null));
        aWhileLater();
        assertSignedOut(person(proved.text("token"), "1985-04-12", null));

        int again = requests();
        String guessing = ask(family).text("token");
        String right = sent(family, again).code();
        for (int n = 0; n < 5; n++) {
            assertFault(code(guessing, "00000" + n + "x"), "code", "code-wrong");
        }
        assertSignedOut(code(guessing, right));
    }

    @Test
    void callWhoseAnswerGotLostIsMadeAgain() {
        booked("Ida Falk", "1985-04-12");
        int before = requests();
        String asked = ask(family).text("token");
        String sent = sent(family, before).code();
        String lost = code(asked, sent).text("token");
        String proved = code(asked, sent).text("token");
        assertSignedOut(person(lost, "1985-04-12", null));
        String lostToo = person(proved, "1985-04-12", null).text("token");
        String in = person(proved, "1985-04-12", null).text("token");
        assertSignedOut(look(lostToo));
        assertThat(look(in).status()).isEqualTo(200);
    }

    @Test
    void twinsAreToldApartByTheirNames() {
        booked("Ada Falk", "2016-09-03");
        booked("Otto Falk", "2016-09-03");
        String token = proved();
        assertFault(person(token, "2016-09-03", null), "name", "several-born-then");
        Answer in = person(token, "2016-09-03", " otto  falk");
        assertThat(look(in.text("token")).response().body())
                .contains("Otto Falk")
                .doesNotContain("Ada");
    }

    @Test
    @DisplayName("Scenario 14: nobody's phone is flooded with codes, whether pages or programs ask")
    void codesForOneContactAreLimited() {
        for (int n = 0; n < 2; n++) {
            assertThat(ask(family).status()).isEqualTo(201);
            new Browser(port).post("/me", Map.of("contact", List.of(family)));
        }
        Answer refused = ask(family.toUpperCase(Locale.ROOT));
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.text("type")).isEqualTo("urn:clinic:problem:too-often");
        assertThat(refused.response().headers().firstValue("retry-after")).hasValue("900");
        assertFault(ask("at home"), "contact", "contact-missing");
    }

    @Test
    void whoSignsOutOrIsIdleIsOut() {
        booked("Ida Falk", "1985-04-12");
        String token = signedInBy("1985-04-12");
        assertThat(client.get("/api/me", "Cookie", "me=" + token).status())
                .as("a browser's cookie speaks for nobody here")
                .isEqualTo(401);
        database.sql("UPDATE sign_ins SET seen_at = now() - interval '31 minutes' WHERE contact = ?")
                .param(family)
                .update();
        assertSignedOut(look(token));

        String other = signedInBy("1985-04-12");
        assertThat(look(other).status()).isEqualTo(200);
        assertThat(out(other).status()).isEqualTo(204);
        assertSignedOut(look(other));
        assertThat(out(other).status()).isEqualTo(204);
    }

    @Test
    void pageOfAnotherOriginAsksForNothing() {
        Answer refused =
                client.post(SIGN_IN, client.object().put("contact", family), Map.of("Sec-Fetch-Site", "cross-site"));
        assertThat(refused.status()).isEqualTo(403);
        assertThat(database.sql("SELECT count(*) FROM sign_ins WHERE contact = ?")
                        .param(family)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private String proved() {
        int before = requests();
        Answer asked = ask(family);
        assertThat(asked.status()).as("%s", asked.body()).isEqualTo(201);
        return code(asked.text("token"), sent(family, before).code()).text("token");
    }

    private String signedInBy(String birthDate) {
        return person(proved(), birthDate, null).text("token");
    }

    private Answer ask(String contact) {
        return client.post(SIGN_IN, client.object().put("contact", contact), Map.of());
    }

    private Answer code(String token, String code) {
        return client.post(SIGN_IN + "/code", client.object().put("code", code), bearer(token));
    }

    private Answer person(String token, String birthDate, @Nullable String name) {
        var body = client.object().put("birthDate", birthDate);
        if (name != null) {
            body.put("name", name);
        }
        return client.post(SIGN_IN + "/person", body, bearer(token));
    }

    private Answer look(String token) {
        return client.get("/api/me", "Authorization", "Bearer " + token);
    }

    private Answer out(String token) {
        return client.send("DELETE", SIGN_IN, bearer(token));
    }

    private static Map<String, String> bearer(String token) {
        return Map.of("Authorization", "Bearer " + token);
    }

    private UUID visitOf(String name) {
        return database.sql("SELECT v.id FROM appointments v JOIN patients p ON p.id = v.patient_id"
                        + " WHERE p.email = ? AND p.name = ?")
                .params(family, name)
                .query(UUID.class)
                .single();
    }

    private static void assertSignedOut(Answer answer) {
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(401);
        assertThat(answer.text("type")).isEqualTo("urn:clinic:problem:not-signed-in");
        assertThat(answer.response().headers().firstValue("www-authenticate")).hasValue("Bearer");
    }
}
