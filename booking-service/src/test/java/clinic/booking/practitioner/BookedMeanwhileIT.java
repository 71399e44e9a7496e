package clinic.booking.practitioner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import clinic.booking.BookingClient;
import clinic.booking.EmptyCalendar;
import clinic.booking.RealBooking;
import clinic.booking.online.Browser.Page;
import clinic.booking.staff.StaffBrowser;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * An admin confirms a change of hours at the very moment in which somebody books: whoever changes waits for the booking, and is
 * shown its visit. Which visits count is tried here too.
 */
@RealBooking
class BookedMeanwhileIT {

    private static final String CLOSED = "/staff/setup/closed-days";
    private static final LocalDate MONDAY = LocalDate.parse("2026-11-30");
    private static final String NOTHING_OUTSIDE = "Inga bokade besök hamnar utanför.";

    private final Locum zelda = new Locum();
    private final String practitioner = zelda.page();

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private BookingClient client;

    @Autowired
    private EmptyCalendar calendar;

    @Autowired
    private TransactionTemplate transaction;

    private StaffBrowser admin;

    @BeforeEach
    void somebodyWhoWorksFromEightToTwelve() {
        calendar.empty();
        admin = StaffBrowser.signedIn(port, "admin", "sv");
        zelda.comes(jdbc, client);
    }

    @AfterEach
    void asBefore() {
        calendar.empty();
        Locum.leaves(jdbc);
        jdbc.sql("DELETE FROM closed_days").update();
    }

    @Test
    @DisplayName("1: new hours wait for the booking under way, and its visit is shown before they are saved")
    void newHoursWaitForTheBookingUnderWay() {
        Page answer = whileSomebodyBooks(
                practitioner + "/hours",
                Map.of(
                        "from",
                        MONDAY.toString(),
                        "weekday",
                        "1",
                        "opens",
                        "13",
                        "closes",
                        "17",
                        "location",
                        zelda.location()));
        assertThat(answer.status()).as("shown, not saved").isEqualTo(200);
        assertThat(answer.links("/staff/appointments/"))
                .as("also Tuesday's, which was shown before")
                .hasSize(2);
        assertThat(calendar.count("audit WHERE resource_id = '" + zelda.id() + "'"))
                .isZero();
    }

    @Test
    @DisplayName("1: so does an absence")
    void anAbsenceWaitsForTheBookingUnderWay() {
        Page answer = whileSomebodyBooks(practitioner + "/dates", Map.of("kind", "ABSENT", "from", MONDAY.toString()));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.html()).contains("Ett bokat besök hamnar utanför");
        assertThat(calendar.count("changed_hours WHERE practitioner_id = '" + zelda.id() + "'"))
                .isZero();
    }

    @Test
    @DisplayName("1: so does a retirement")
    void aRetirementWaitsForTheBookingUnderWay() {
        Page answer = whileSomebodyBooks(practitioner + "/retirement", Map.of("from", MONDAY.toString()));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(calendar.count("practitioners WHERE retired_from IS NOT NULL"))
                .isZero();
    }

    @Test
    @DisplayName("1: so does a day on which the clinic closes")
    void aClosedDayWaitsForTheBookingUnderWay() {
        Page answer = whileSomebodyBooks(CLOSED, Map.of("year", "2026", "closed", MONDAY + "~" + zelda.location()));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.html()).contains("Ett bokat besök hamnar utanför");
        assertThat(calendar.count("closed_days")).isZero();
    }

    @Test
    void whatWasCancelledIsNotLeftOutside() {
        var booked = client.book("return-visit", Locum.NAME, MONDAY + "T08:00:00+01:00");
        client.change(booked, "cancellation", client.object());
        for (Page preview : List.of(
                admin.post(
                        practitioner + "/dates",
                        typed(practitioner + "/dates", Map.of("kind", "ABSENT", "from", MONDAY.toString()))),
                admin.post(
                        CLOSED,
                        typed(CLOSED, Map.of("year", "2026", "from", MONDAY.toString(), "at", zelda.location()))))) {
            assertThat(preview.html()).contains(NOTHING_OUTSIDE);
        }
    }

    /** Confirms what was typed while a booking for Monday at eight is written and not yet done. */
    private Page whileSomebodyBooks(String page, Map<String, String> fields) {
        Map<String, List<String>> typed = typed(page, fields);
        typed.put("confirmed", List.of("yes"));
        // Somebody who comes later; this visit is copied, since an API call cannot be stopped halfway.
        client.book("return-visit", Locum.NAME, MONDAY.plusDays(1) + "T08:00:00+01:00");
        typed.put("shown", List.of(onlyVisit().toString()));
        CompletableFuture<Page> answer = transaction.execute(status -> {
            jdbc.sql("INSERT INTO appointments SELECT (jsonb_populate_record(a, jsonb_build_object("
                            + "'id', gen_random_uuid(), 'manage_nonce', 'another',"
                            + " 'starts_at', a.starts_at - interval '1 day', 'ends_at', a.ends_at - interval '1 day'))).*"
                            + " FROM appointments a")
                    .update();
            CompletableFuture<Page> confirming = CompletableFuture.supplyAsync(() -> admin.post(page, typed));
            await().until(() -> confirming.isDone() || calendar.somebodyWaits());
            return confirming;
        });
        return answer.join();
    }

    private UUID onlyVisit() {
        return jdbc.sql("SELECT id FROM appointments").query(UUID.class).single();
    }

    private Map<String, List<String>> typed(String page, Map<String, String> fields) {
        Page shown = admin.get(page);
        Map<String, List<String>> form = new HashMap<>();
        form.put("_csrf", shown.values("_csrf").stream().limit(1).toList());
        form.put("version", shown.values("version").stream().limit(1).toList());
        fields.forEach((field, value) -> form.put(field, List.of(value)));
        return form;
    }
}
