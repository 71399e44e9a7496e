package clinic.booking.setup;

import static clinic.booking.BookingClient.assertFault;
import static org.assertj.core.api.Assertions.assertThat;

import clinic.booking.BookingClient;
import clinic.booking.BookingClient.Answer;
import clinic.booking.EmptyCalendar;
import clinic.booking.RealBooking;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An admin's program adds a room, renames it, and takes it out of use, by the rules of the pages. */
@RealBooking
class RoomApiIT {

    private static final String LIST = "/api/staff/setup/rooms";

    @LocalServerPort
    private int port;

    @Autowired
    private BookingClient client;

    @Autowired
    private EmptyCalendar calendar;

    @Autowired
    private JdbcClient jdbc;

    private SetUpDesk admin;
    private String body;

    @BeforeEach
    void signIn() {
        calendar.empty();
        admin = SetUpDesk.of("admin", port, client);
        body = "{\"name\": \"Zornrummet\", \"location\": \"%s\", \"kind\": \"equipment\"}"
                .formatted(location("Videslätt Torget"));
    }

    @AfterEach
    void asBefore() {
        calendar.empty();
        jdbc.sql("DELETE FROM resources WHERE name LIKE 'Zorn%'").update();
    }

    @Test
    void roomIsAddedReadChangedAndTakenOutOfUse() {
        Answer added = admin.post(LIST, body);
        assertThat(added.status()).as("%s", added.body()).isEqualTo(201);
        String one = LIST + "/" + added.text("id");
        assertThat(added.text("kind")).isEqualTo("equipment");
        assertThat(admin.get(one).body()).isEqualTo(added.body());
        assertThat(admin.get(LIST).body().valueStream()).contains(added.body());

        Answer changed = admin.put(one, body.replace("Zornrummet", "Zornbänken"), added);
        assertThat(changed.text("name")).isEqualTo("Zornbänken");
        assertThat(admin.put(one, body, added).status()).isEqualTo(412);
        assertThat(admin.put(one + "/retirement", "{}", added).status()).isEqualTo(412);

        Answer retired = admin.put(one + "/retirement", "", changed);
        assertThat(retired.body().path("retired").asBoolean()).isTrue();
        assertThat(admin.put(one + "/retirement", "", changed).body())
                .as("said twice it is the same")
                .isEqualTo(retired.body());
        assertThat(admin.delete(one + "/retirement").body().path("retired").asBoolean())
                .isFalse();
        assertThat(jdbc.sql("SELECT deed FROM audit WHERE resource_id = ?::uuid ORDER BY id")
                        .param(added.text("id"))
                        .query(String.class)
                        .list())
                .containsExactly("ROOM_ADDED", "ROOM_CHANGED", "ROOM_RETIRED", "ROOM_REOPENED");
    }

    @Test
    void whatIsPutBackIsNotCalledLikeAnother() {
        String old = LIST + "/" + admin.post(LIST, body).text("id");
        admin.put(old + "/retirement", "");
        admin.post(LIST, body);
        assertFault(admin.delete(old + "/retirement"), "name", "room-name-taken");
        assertThat(admin.get(old).body().path("retired").asBoolean()).isTrue();
    }

    @Test
    void visitsThatStandThereAreToldFirst() {
        String one = LIST + "/" + admin.post(LIST, body).text("id");
        jdbc.sql("INSERT INTO needs (treatment_id, location_id, need, resource_id, preference)"
                        + " VALUES (?, ?::uuid, 9, ?::uuid, 1)")
                .params(
                        client.treatment("manual-treatment"),
                        location("Videslätt Torget"),
                        one.substring(LIST.length() + 1))
                .update();
        try {
            Answer booked = client.book("manual-treatment", "Anna Lindqvist", "2026-11-24T10:00:00+01:00");
            assertThat(booked.status()).as("%s", booked.body()).isEqualTo(201);
            Answer told = admin.put(one + "/retirement", "{}");
            assertThat(told.status()).isEqualTo(409);
            assertThat(told.text("type")).isEqualTo("urn:clinic:problem:visits-touched");
            assertThat(told.body().path("touches").path(0).path("kind").asString())
                    .isEqualTo("room-retired");
            assertThat(told.body().path("touches").path(0).path("first").asString())
                    .isEqualTo("2026-11-24T10:00:00+01:00");
            assertThat(admin.put(one + "/retirement", "{\"agreed\": \"ROOM_RETIRED-2\"}")
                            .status())
                    .as("agreed to something else")
                    .isEqualTo(409);
            assertThat(admin.get(one).body().path("retired").asBoolean()).isFalse();
            assertThat(admin.put(one + "/retirement", "{\"agreed\": \"" + told.text("agreement") + "\"}")
                            .status())
                    .isEqualTo(200);
        } finally {
            jdbc.sql("DELETE FROM needs WHERE need = 9").update();
        }
    }

    @Test
    void whatCannotBeUsedIsRefused() {
        assertFault(admin.post(LIST, "{\"location\": \"" + UUID.randomUUID() + "\"}"), "name", "room-name-missing");
        assertFault(admin.post(LIST, "{\"name\": \"Zornrummet\"}"), "location", "room-location-missing");
        assertFault(admin.post(LIST, body.replace("equipment", "corridor")), "kind", "unreadable");
        String one = LIST + "/" + admin.post(LIST, body).text("id");
        assertFault(admin.post(LIST, body), "name", "room-name-taken");
        String elsewhere = body.replace(location("Videslätt Torget"), location("Videslätt Strand"));
        assertFault(admin.put(one, elsewhere), "location", "room-location-stays");
        assertThat(admin.get(LIST + "/" + UUID.randomUUID()).status()).isEqualTo(404);
        assertThat(SetUpDesk.of("anna", port, client).put(one, body).status()).isEqualTo(403);
    }

    private String location(String name) {
        return jdbc.sql("SELECT id FROM locations WHERE name = ?")
                .param(name)
                .query(String.class)
                .single();
    }
}
