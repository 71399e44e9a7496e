package clinic.booking.book;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.booking.AtOnce;
import clinic.booking.BookingClient;
import clinic.booking.BookingClient.Answer;
import clinic.booking.EmptyCalendar;
import clinic.booking.RealBooking;
import clinic.booking.StandingClock;
import clinic.booking.online.BookByForms;
import clinic.booking.online.Browser;
import clinic.booking.online.Browser.Page;
import clinic.booking.staff.StaffBrowser;
import java.sql.Types;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.node.ObjectNode;

/** Here 500 visits may lie ahead of one contact, and 400 of them for one treatment. */
@RealBooking
class TooManyVisitsIT {

    private static final String BACK = "back-and-leg";
    private static final String TEN = "2026-11-23T10:00:00+01:00";
    private static final String MOBILE = "+46701740605";
    private static final String EMAIL = "karin.ek@example.com";

    @LocalServerPort
    int port;

    private final BookingClient client;
    private final EmptyCalendar calendar;
    private final JdbcClient jdbc;

    @Autowired
    TooManyVisitsIT(BookingClient client, EmptyCalendar calendar, JdbcClient jdbc) {
        this.client = client;
        this.calendar = calendar;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void emptyCalendar() {
        calendar.empty();
    }

    @ParameterizedTest
    @CsvSource({
        "500, return-visit, +46701740605,",
        "400, back-and-leg, +46701740605,",
        "500, ergonomics, , Karin.Ek@example.com"
    })
    @DisplayName("14: a contact with as many coming visits as may be is told to call, by phone and by mail alike")
    void contactWithManyComingVisitsIsToldToCall(
            int visits, String treatment, @Nullable String mobile, @Nullable String email) {
        ahead(visits - 1, "BOOKED", treatment, mobile, email);
        assertThat(client.book(BACK, null, TEN).status()).isEqualTo(201);

        Answer refused = client.book(BACK, null, TEN);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text("type")).isEqualTo("urn:clinic:problem:too-many-visits");
        assertThat(refused.text("phone")).startsWith("08-465 004");
        assertThat(refused.text("detail")).contains(refused.text("phone"));
        assertThat(calendar.count("taken_time")).as("it takes no time").isOne();
        assertThat(client.book(of("070-174 06 06", "somebody.else@example.com")).status())
                .as("others book")
                .isEqualTo(201);
    }

    @Test
    @DisplayName("14: whoever answers the call can book one more")
    void staffBookWhomTheLimitTellsToCall() {
        ahead(500, "BOOKED", BACK, MOBILE, EMAIL);
        assertThat(client.book(BACK, null, TEN).status()).isEqualTo(409);
        ObjectNode call = client.object();
        call.set("booking", client.booking(BACK, "Anna Lindqvist", TEN));
        StaffBrowser reception = StaffBrowser.signedIn(port, "reception", "sv");
        assertThat(client.post("/api/staff/appointments", call, reception.headers())
                        .status())
                .isEqualTo(201);
    }

    @Test
    @DisplayName("14: what was cancelled, has begun or is another's does not count")
    void onlyWhatComesCounts() {
        ahead(500, "CANCELLED", BACK, MOBILE, EMAIL);
        ahead(500, "BOOKED", BACK, MOBILE, EMAIL);
        jdbc.sql("UPDATE appointments SET starts_at = :now, ends_at = :later WHERE state = 'BOOKED'")
                .param("now", StandingClock.SUNDAY.atOffset(ZoneOffset.UTC))
                .param("later", StandingClock.SUNDAY.plusSeconds(2700).atOffset(ZoneOffset.UTC))
                .update();
        ahead(500, "BOOKED", BACK, "+46701740607", "another@example.com");
        assertThat(client.book(BACK, null, TEN).status()).isEqualTo(201);
    }

    @Test
    @DisplayName("14: those who book for one contact at the same moment get what is left, and no more")
    void limitIsKeptToTheVisit() throws Exception {
        ahead(498, "BOOKED", "return-visit", MOBILE, EMAIL);
        List<Callable<Answer>> everyFreeTime = Stream.of("2026-11-23", "2026-11-24", "2026-11-25")
                .flatMap(day -> client.starts(BACK, null, LocalDate.parse(day)).stream())
                .<Callable<Answer>>map(start -> () -> client.book(BACK, null, start))
                .toList();
        assertThat(everyFreeTime).hasSizeGreaterThan(40);

        List<Answer> answers = AtOnce.all(everyFreeTime);
        assertThat(answers).extracting(Answer::status).containsOnly(201, 409);
        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(2);
        assertThat(answers)
                .filteredOn(answer -> answer.text("type").endsWith("too-many-visits"))
                .isNotEmpty();
        assertThat(calendar.count("appointments")).isEqualTo(500);
    }

    @ParameterizedTest
    @CsvSource({"sv, 'Ring oss, så bokar vi tiden', Tiden är inte bokad", "en, Call us, The time is not booked"})
    @DisplayName("14: and people read whom to call, with all that they have typed")
    void peopleReadWhomToCall(String language, String heading, String text) {
        ahead(500, "BOOKED", BACK, MOBILE, EMAIL);
        Browser browser = new Browser(port);
        browser.get("/book?lang=" + language);
        BookByForms patient = new BookByForms(browser);
        Page details = patient.details();
        Page refused = patient.book(details, BookByForms.typed(details));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.html()).contains(heading, text, "08-465 004", "value=\"Ida Falk\"", "070-174 06 05");
    }

    private ObjectNode of(String mobile, String email) {
        ObjectNode booking = client.booking(BACK, null, TEN);
        ((ObjectNode) booking.path("patient")).put("mobile", mobile).put("email", email);
        return booking;
    }

    /** Visits of one patient, at a time nobody asks for here. */
    private void ahead(int visits, String state, String treatment, @Nullable String mobile, @Nullable String email) {
        jdbc.sql("""
                WITH patient AS (
                    INSERT INTO patients (id, version, revision, name, mobile, email, language, recorded_at)
                    VALUES (gen_random_uuid(), 0, 1, 'Nils Ek', :mobile, :email, 'sv', now()) RETURNING id)
                INSERT INTO appointments (id, version, schedule_version, state, patient_id, treatment_id,
                    practitioner_id, location_id, starts_at, ends_at, manage_nonce, booked_at)
                SELECT gen_random_uuid(), 0, 1, :state, patient.id, :treatment, offer.practitioner_id, offer.location_id,
                       '2027-03-01 09:00Z', '2027-03-01 09:45Z', 'n', now()
                  FROM patient, (SELECT * FROM offers LIMIT 1) offer, generate_series(1, :visits)""")
                .param("mobile", mobile, Types.VARCHAR)
                .param("email", email, Types.VARCHAR)
                .param("state", state)
                .param("treatment", client.treatment(treatment))
                .param("visits", visits)
                .update();
    }
}
