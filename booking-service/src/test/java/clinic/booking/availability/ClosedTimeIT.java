package clinic.booking.availability;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.booking.BookingClient;
import clinic.booking.EmptyCalendar;
import clinic.booking.RealBooking;
import clinic.booking.StandingClock;
import clinic.booking.online.Browser.Page;
import clinic.booking.staff.StaffBrowser;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** "Why is there no slot?", asked by staff. */
@RealBooking
class ClosedTimeIT {

    private static final String ANNA = "Anna Lindqvist";
    private static final String BACK = "back-and-leg";
    private static final String TORGET = "Videslätt Torget";

    @LocalServerPort
    int port;

    private final BookingClient client;
    private final EmptyCalendar calendar;
    private final ClinicianCalendar clinicians;
    private final StandingClock clock;
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final TransactionTemplate transaction;
    private final Map<String, StaffBrowser> signedIn = new HashMap<>();

    @Autowired
    ClosedTimeIT(
            BookingClient client,
            EmptyCalendar calendar,
            ClinicianCalendar clinicians,
            StandingClock clock,
            JdbcClient jdbc,
            JsonMapper json,
            TransactionTemplate transaction) {
        this.client = client;
        this.calendar = calendar;
        this.clinicians = clinicians;
        this.clock = clock;
        this.jdbc = jdbc;
        this.json = json;
        this.transaction = transaction;
    }

    @BeforeEach
    void emptyCalendar() {
        calendar.empty();
    }

    @AfterEach
    void usualHours() {
        jdbc.sql("DELETE FROM changed_hours WHERE date < '2026-11-29'").update();
        jdbc.sql("DELETE FROM closed_days").update();
    }

    @Test
    void onlyStaffMayAsk() {
        assertThat(client.get(question(BACK, ANNA, TORGET, "2026-11-23T10:00:00+01:00"))
                        .status())
                .isEqualTo(401);
        assertThat(ask("editor", "sv", BACK, ANNA, "2026-11-23T10:00:00+01:00").status())
                .isEqualTo(403);
    }

    @Test
    void everyRuleThatClosesATimeIsNamed() {
        assertThat(rules(BACK, ANNA, "2026-11-23T10:00:00+01:00")).isEmpty();
        assertThat(rules(BACK, "Elin Forsgren", "2026-11-23T10:00:00+01:00")).containsExactly("not-given");
        assertThat(rules(BACK, ANNA, "2026-11-23T07:10:00+01:00")).containsExactly("off-grid", "outside-hours");
        assertThat(rules(BACK, ANNA, "2026-11-20T10:00:00+01:00")).containsExactly("too-soon");
        assertThat(rules(BACK, ANNA, "2027-11-29T10:00:00+01:00")).containsExactly("too-far");
        assertThat(rules(BACK, ANNA, "2027-01-01T10:00:00+01:00"))
                .as("New Year's Day")
                .containsExactly("closed-day");
        assertThat(rules(BACK, ANNA, "2027-05-06T10:00:00+02:00"))
                .as("Ascension Day")
                .containsExactly("closed-day");

        client.book(BACK, ANNA, "2026-11-23T09:30:00+01:00");
        client.post(
                "/api/holds", client.hold(client.booking("return-visit", ANNA, "2026-11-23T10:30:00+01:00")), Map.of());
        assertThat(rules(BACK, ANNA, "2026-11-23T10:00:00+01:00")).containsExactly("visit", "hold");
        clock.stand(clock.instant().plusSeconds(600));
        assertThat(rules(BACK, ANNA, "2026-11-23T10:00:00+01:00")).containsExactly("visit");
        assertThat(block(ANNA, "2026-11-23T13:00:00+01:00", "2026-11-23T13:30:00+01:00"))
                .isTrue();
        assertThat(block(ANNA, "2026-11-23T10:00:00+01:00", "2026-11-23T10:30:00+01:00"))
                .as("a visit is not blocked over")
                .isFalse();
        assertThat(rules(BACK, ANNA, "2026-11-23T13:15:00+01:00")).containsExactly("block");
    }

    @Test
    @DisplayName(
            "6: a day with its own hours, an absence and a closed day count in the list, in the answer and in the booking")
    void changedDaysCount() {
        change(ANNA, null, "2026-11-24", "ABSENT", "08:00", "12:00");
        change(ANNA, TORGET, "2026-11-25", "OTHER", "18:00", "20:00");
        change("Johan Berg", "Videslätt Strand", "2026-11-28", "EXTRA", "10:00", "11:00");
        jdbc.sql("INSERT INTO closed_days SELECT id, '2026-11-26' FROM locations WHERE name = 'Videslätt Torget'")
                .update();

        assertThat(rules(BACK, ANNA, "2026-11-24T11:00:00+01:00")).containsExactly("absent");
        assertThat(client.starts(BACK, ANNA, LocalDate.parse("2026-11-24")).getFirst())
                .isEqualTo("2026-11-24T13:00:00+01:00");
        assertThat(client.starts(BACK, ANNA, LocalDate.parse("2026-11-25")).getFirst())
                .isEqualTo("2026-11-25T18:00:00+01:00");
        assertThat(rules(BACK, ANNA, "2026-11-25T18:00:00+01:00")).isEmpty();
        assertThat(client.starts(BACK, ANNA, LocalDate.parse("2026-11-26"))).isEmpty();
        assertThat(rules(BACK, ANNA, "2026-11-26T10:00:00+01:00")).containsExactly("closed-day");
        assertThat(client.starts(BACK, "Johan Berg", LocalDate.parse("2026-11-28")))
                .containsExactly("2026-11-28T10:00:00+01:00", "2026-11-28T10:15:00+01:00");
        for (String closed :
                List.of("2026-11-24T11:00:00+01:00", "2026-11-25T10:00:00+01:00", "2026-11-26T10:00:00+01:00")) {
            assertThat(client.book(BACK, ANNA, closed).status()).as(closed).isEqualTo(409);
        }
        assertThat(client.book(BACK, ANNA, "2026-11-25T18:00:00+01:00").status())
                .isEqualTo(201);
    }

    @Test
    void dayWithoutAFreeRoomAndADayThatIsFullAreNamed() {
        for (String name : List.of(ANNA, "Sara Nyström")) {
            client.book("manual-treatment", name, "2026-11-27T10:00:00+01:00");
        }
        assertThat(rules("manual-treatment", "David Okafor", "2026-11-27T10:15:00+01:00"))
                .containsExactly("no-room");
        for (String time : List.of("08:00", "09:00", "10:15")) {
            client.book("ergonomics", "Mehmet Aydin", "2026-11-27T" + time + ":00+01:00");
        }
        assertThat(rules("ergonomics", "Mehmet Aydin", "2026-11-27T14:00:00+01:00"))
                .containsExactly("daily-limit");
    }

    @Test
    void answerIsInTheLanguageAskedFor() {
        assertThat(why("sv", "2026-11-23T07:00:00+01:00")).contains("tar inte emot");
        assertThat(why("en", "2026-11-23T07:00:00+01:00")).contains("does not receive patients");
    }

    private String why(String language, String start) {
        return ask("reception", language, BACK, ANNA, start).html();
    }

    private List<String> rules(String treatment, String practitioner, String start) {
        JsonNode answer = json.readTree(
                ask("reception", "sv", treatment, practitioner, start).html());
        List<String> rules = answer.path("closedBy")
                .valueStream()
                .map(reason -> reason.path("rule").asString())
                .toList();
        assertThat(answer.path("free").asBoolean()).isEqualTo(rules.isEmpty());
        return rules;
    }

    private Page ask(String staff, String language, String treatment, String practitioner, String start) {
        return signedIn.computeIfAbsent(staff + language, who -> StaffBrowser.signedIn(port, staff, language))
                .get(question(treatment, practitioner, TORGET, start) + "&lang=" + language);
    }

    private String question(String treatment, String practitioner, String location, String start) {
        UUID place = jdbc.sql("SELECT id FROM locations WHERE name = ?")
                .param(location)
                .query(UUID.class)
                .single();
        return "/api/staff/closed-times?treatment=" + client.treatment(treatment) + "&practitioner="
                + client.practitioner(practitioner) + "&location=" + place + "&start="
                + URLEncoder.encode(start, StandardCharsets.UTF_8);
    }

    private void change(
            String practitioner, @Nullable String location, String date, String kind, String opens, String closes) {
        jdbc.sql("INSERT INTO changed_hours VALUES (gen_random_uuid(), ?,"
                        + " (SELECT id FROM locations WHERE name = ?), ?::date, ?, ?::time, ?::time)")
                .params(Arrays.asList(client.practitioner(practitioner), location, date, kind, opens, closes))
                .update();
    }

    private boolean block(String practitioner, String start, String end) {
        return Boolean.TRUE.equals(transaction.execute(status -> clinicians.block(
                client.practitioner(practitioner),
                OffsetDateTime.parse(start).toInstant(),
                OffsetDateTime.parse(end).toInstant(),
                UUID.randomUUID())));
    }
}
