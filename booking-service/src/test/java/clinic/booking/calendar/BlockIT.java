package clinic.booking.calendar;

import static clinic.booking.BookingClient.assertFault;
import static org.assertj.core.api.Assertions.assertThat;

import clinic.booking.AtOnce;
import clinic.booking.BookingClient;
import clinic.booking.BookingClient.Answer;
import clinic.booking.EmptyCalendar;
import clinic.booking.RealBooking;
import clinic.booking.online.Browser.Page;
import clinic.booking.staff.StaffBrowser;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.node.ObjectNode;

/** Time that staff keep free, asked for twice, at the ends of a day and at the ends of time. */
@RealBooking
class BlockIT {

    private static final String AT = "/api/staff/blocks";
    private static final String NOON = "2026-11-23T12:00:00+01:00";
    private static final String ONE = "2026-11-23T13:00:00+01:00";

    @LocalServerPort
    private int port;

    @Autowired
    private BookingClient client;

    @Autowired
    private EmptyCalendar calendar;

    @Autowired
    private JdbcClient database;

    private UUID anna = new UUID(0, 0);

    @BeforeEach
    void emptyCalendar() {
        calendar.empty();
        database.sql("DELETE FROM blocks").update();
        anna = client.practitioner("Anna Lindqvist");
    }

    @Test
    @DisplayName("5: who sends a block again gets its answer, and no block of their own in the way")
    void whoRepeatsThemselvesBlocksOnce() {
        Map<String, String> headers = signedIn("reception", "block-1");
        Answer once = client.post(AT, block(NOON, ONE), headers);
        Answer twice = client.post(AT, block(NOON, ONE), headers);
        assertThat(once.status()).as("%s", once.body()).isEqualTo(201);
        assertThat(twice.status()).isEqualTo(201);
        assertThat(twice.response().body()).isEqualTo(once.response().body());
        assertThat(calendar.count("blocks")).isOne();

        assertThat(client.post(AT, block(ONE, "2026-11-23T14:00:00+01:00"), headers)
                        .text("type"))
                .isEqualTo("urn:clinic:problem:key-reused");
        assertThat(client.post(AT, block(NOON, ONE), signedIn("admin", "block-1"))
                        .text("type"))
                .as("another's key says nothing")
                .isEqualTo("urn:clinic:problem:time-taken");
    }

    @Test
    @DisplayName("5: twins that come at once are one block with one answer")
    void twinsAreOne() throws Exception {
        Map<String, String> headers = signedIn("reception", "block-2");
        Callable<Answer> asked = () -> client.post(AT, block(NOON, ONE), headers);
        List<Answer> answers = AtOnce.all(Collections.nCopies(8, asked));
        assertThat(answers).extracting(Answer::status).containsOnly(201);
        assertThat(answers)
                .extracting(answer -> answer.text("id"))
                .containsOnly(answers.getFirst().text("id"));
        assertThat(calendar.count("blocks")).isOne();
    }

    @Test
    void timesThatNobodyMeansAreNamed() {
        Map<String, String> headers = signedIn("reception", "block-3");
        for (String start : List.of("+300000-01-01T00:00:00Z", "-5000-01-01T00:00:00Z")) {
            assertFault(client.post(AT, block(start, NOON), headers), "start", "unreadable");
            assertFault(client.post(AT, block(NOON, start), headers), "end", "unreadable");
        }
    }

    @Test
    void dayIsBlockedToItsEndByTheForm() {
        StaffBrowser desk = StaffBrowser.signedIn(port, "reception", "sv");
        String form = "/staff/blocks/new?date=2026-11-23";
        assertThat(desk.get(form).html()).contains(">00:00</option>", ">24:00</option>");
        Map<String, String> evening = Map.of(
                "resource", anna.toString(), "date", "2026-11-23", "from", "21:45", "until", "24:00", "note", "");
        assertThat(desk.press(form, "/staff/blocks", evening).status()).isEqualTo(303);
        assertThat(database.sql("SELECT upper(during) FROM taken_time WHERE resource_id = ?")
                        .param(anna)
                        .query((row, n) -> row.getTimestamp(1).toInstant())
                        .single())
                .isEqualTo(Instant.parse("2026-11-23T23:00:00Z"));
    }

    @Test
    void refusedFormIsReadInTheOtherLanguageWithAllThatWasTyped() {
        StaffBrowser desk = StaffBrowser.signedIn(port, "reception", "sv");
        String form = "/staff/blocks/new";
        Map<String, String> backwards = Map.of(
                "resource",
                anna.toString(),
                "date",
                "2026-11-23",
                "from",
                "13:00",
                "until",
                "12:00",
                "note",
                "Lunch <b>");
        Page refused = desk.press(form, "/staff/blocks", backwards);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.html())
                .contains("<title>Fel: ", "formaction=\"/staff/blocks/new?lang=en\"")
                .doesNotContain("href=\"/staff/blocks?");

        Page english = desk.press(form, form + "?lang=en", backwards);
        assertThat(english.status()).isEqualTo(200);
        assertThat(english.html()).contains("<html lang=\"en\"");
        assertThat(english.values("note")).containsExactly("Lunch &lt;b&gt;");
        assertThat(english.values("date")).containsExactly("2026-11-23");
        assertThat(english.chosen("resource")).isEqualTo(anna.toString());
        assertThat(english.chosen("from") + english.chosen("until")).isEqualTo("13:0012:00");
        assertThat(calendar.count("blocks")).isZero();
    }

    private Map<String, String> signedIn(String name, String key) {
        return StaffBrowser.signedIn(port, name, "sv").headers(Map.of("Idempotency-Key", key));
    }

    private ObjectNode block(String start, String end) {
        return client.object()
                .put("practitioner", anna.toString())
                .put("start", start)
                .put("end", end);
    }
}
