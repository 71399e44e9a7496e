package clinic.reminder.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.contracts.booking.AppointmentBooked;
import clinic.contracts.booking.AppointmentCompleted;
import clinic.contracts.booking.AppointmentRescheduled;
import clinic.contracts.booking.CodeRequested;
import clinic.contracts.booking.ConsentPurpose;
import clinic.contracts.booking.StaffRole;
import clinic.contracts.booking.Visit;
import clinic.contracts.reminder.Channel;
import clinic.reminder.contact.AddressBook;
import clinic.reminder.followup.FollowedUp;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** A patient is erased: nothing of them is left here, nothing leaves, and nothing comes back. */
@DisplayName("38: erased patients")
class ErasureIT extends FollowedUp {

    /** A name that nobody else has, and that the patient wrote in an SMS. */
    private static final String NAME = "Hjortronmyr";

    @Autowired
    private AddressBook addresses;

    @Autowired
    private TransactionTemplate transaction;

    private Visit visit = visit(appointment, 1, patient, null, Instant.EPOCH);

    private void booked() {
        announce(recorded(patient));
        visit = visit(appointment, 1, patient, condition, inDays(9, 10));
        announce(new AppointmentBooked(visit));
        eventually()
                .until(() -> messages(appointment)
                        .containsAll(List.of("confirmation v1 SMS SENT", "confirmation v1 EMAIL SENT")));
    }

    /** In every column of every table there is, whatever its type: so also in one that is yet to come. */
    private List<String> whereItStands(String word) {
        // A number that only begins like it is another number.
        String text = word.replaceAll("([^\\p{Alnum}])", "\\\\$1") + "(?![0-9])";
        String bytes = HexFormat.of().formatHex(word.getBytes(StandardCharsets.UTF_8)) + "(?!3[0-9])";
        return jdbc
                .sql("select table_name from information_schema.tables where table_schema = current_schema()"
                        + " and table_type = 'BASE TABLE' order by 1")
                .query((row, number) -> row.getString(1))
                .list()
                .stream()
                .filter(table -> jdbc.sql("select exists (select from \"" + table + "\" each"
                                + " where each::text ~* :text or each::text ~ :bytes)")
                        .param("text", text)
                        .param("bytes", bytes)
                        .query(Boolean.class)
                        .single())
                .toList();
    }

    private List<String> whereThePatientStands() {
        return List.of(
                        NAME,
                        patient.mobile(),
                        patient.mobile().substring(1),
                        patient.email(),
                        patient.email().replace("@", "%40"))
                .stream()
                .flatMap(word -> whereItStands(word).stream().map(table -> word + " in " + table))
                .toList();
    }

    private JsonNode report() {
        var answer = call(
                "GET", "/api/staff/erasures/" + patient.id(), OFFICE.pass(UUID.randomUUID(), 1, StaffRole.ADMIN), "");
        return answer.statusCode() == 200 ? json.readTree(answer.body()) : json.createObjectNode();
    }

    private void isErased() {
        erased(patient.id());
        eventually().until(() -> report().has("erasedAt"));
    }

    private void nothingIsLeft() {
        assertThat(whereThePatientStands()).isEmpty();
        assertThat(report().path("left").properties())
                .hasSizeGreaterThan(4)
                .allSatisfy(table ->
                        assertThat(table.getValue().asLong()).as(table.getKey()).isZero());
    }

    @Test
    void nothingIsLeftInAnyColumnOfAnyTable() {
        booked();
        writes(patient.mobile(), "Hej, det är Sixten " + NAME + ", när kan ni?");
        assertThat(whereThePatientStands())
                .as("what is looked for can be found")
                .contains(
                        NAME + " in hearsay",
                        patient.mobile() + " in message",
                        patient.mobile() + " in contact",
                        patient.mobile().substring(1) + " in hearsay",
                        patient.email() + " in contact");
        assertThat(report()).isEmpty();

        isErased();

        nothingIsLeft();
        assertThat(messages(appointment)).isEmpty();
        assertThat(jdbc.sql("select payload ->> 'reason' from outbox where key = ?"
                                + " and type = 'reminder.message.not-sent'")
                        .param(appointment.toString())
                        .query((row, number) -> row.getString(1))
                        .list())
                .hasSizeGreaterThanOrEqualTo(2)
                .containsOnly("erased");
    }

    @Test
    void whatIsReadAgainOrComesLateBringsNothingBack() {
        booked();
        isErased();
        int sent = (int) ELKS.askedFor(patient.mobile()).count();
        erased(patient.id());
        announce(recorded(patient));
        announce(recorded(patient, 7, "sv", patient.mobile(), patient.email(), EnumSet.allOf(ConsentPurpose.class)));
        announce(new AppointmentBooked(visit));
        announce(new AppointmentRescheduled(visit(appointment, 2, patient, condition, inDays(8, 11)), visit.start()));
        announce(new AppointmentCompleted(visit, visit.end()));
        announce(code());
        UUID last = UUID.randomUUID();
        announce(code(), last);
        settled();
        eventually()
                .until(() -> jdbc.sql("select exists (select from inbox where event_id = ?)")
                        .param(last)
                        .query(Boolean.class)
                        .single());
        forwardTo(inDays(9, 9));
        settled();

        nothingIsLeft();
        assertThat(ELKS.askedFor(patient.mobile())).hasSize(sent);
        assertThat(get("/staff/messages").statusCode()).isEqualTo(302);
    }

    private CodeRequested code() {
        return new CodeRequested(
                UUID.randomUUID(),
                patient.id(),
                Channel.SMS,
                "nonce",
                clock.instant().plus(Duration.ofMinutes(10)));
    }

    @Test
    void tombstoneThatComesBeforeThePatientCounts() {
        isErased();
        announce(recorded(patient));
        announce(new AppointmentBooked(visit(appointment, 1, patient, null, inDays(9, 10))));
        settled();
        nothingIsLeft();
        assertThat(ELKS.askedFor(patient.mobile())).isEmpty();
    }

    /** Somebody who shares the phone stays, and is still written to. */
    @Test
    void familyStays() {
        Patient child = new Patient(UUID.randomUUID(), patient.mobile(), patient.email());
        UUID theirs = UUID.randomUUID();
        booked();
        announce(recorded(child));
        announce(new AppointmentBooked(visit(theirs, 1, child, null, inDays(9, 12))));
        eventually().until(() -> messages(theirs).contains("reminder-3h v1 SMS PLANNED"));
        isErased();
        assertThat(messages(theirs)).contains("reminder-3h v1 SMS PLANNED");
        assertThat(report().path("left").path("contact").asLong()).isZero();
    }

    @Test
    void answersOfCareAreLockedAndTheirLinkOpensNothing() {
        forwardTo(inDays(1, 15));
        published();
        announce(recorded(patient, 1, "sv", patient.mobile(), patient.email(), EnumSet.allOf(ConsentPurpose.class)));
        visit = visit(appointment, 1, patient, condition, inDays(0, 10));
        announce(new AppointmentCompleted(visit, visit.end()));
        eventually().until(() -> messages(appointment).size() == 2);
        forwardTo(inDays(1, 10));
        eventually().until(() -> ELKS.acceptedFor(patient.mobile()).count() == 1);
        String sms =
                ELKS.acceptedFor(patient.mobile()).findFirst().orElseThrow().message();
        String link = sms.replaceFirst("(?s).*https://clinic.example(/check-in/[\\w-]+).*", "$1");
        assertThat(post(link + "/answers", "flag-bladder=no&flag-fever=no&pain=3&progress=better")
                        .statusCode())
                .isLessThan(400);
        assertThat(count("answer")).isEqualTo(1);

        isErased();

        nothingIsLeft();
        JsonNode locked = report().path("locked");
        assertThat(locked.path("answer").asInt()).isEqualTo(1);
        assertThat(locked.path("follow_up").asInt()).isEqualTo(1);
        assertThat(get(link).statusCode()).isEqualTo(404);
        assertThat(count("check_in")).as("the one that was answered").isEqualTo(1);
        erased(patient.id());
        settled();
        assertThat(report().path("locked")).isEqualTo(locked);
    }

    private long count(String table) {
        String join = table.equals("answer") ? " join check_in on check_in.id = check_in_id" : "";
        return jdbc.sql("select count(*) from " + table + join
                        + " join follow_up on follow_up.id = check_in.follow_up_id where follow_up.patient_id = ?")
                .param(patient.id())
                .query(Long.class)
                .single();
    }

    @Test
    @DisplayName("38: erasure waits for who has the patient's contact in hand, and holds up nothing that they need")
    void contactComesBeforeTheTurn() {
        booked();
        transaction.executeWithoutResult(status -> {
            addresses.hold(List.of(patient.id()));
            erased(patient.id());
            eventually().until(() -> jdbc.sql("""
                                    select exists (select from pg_stat_activity
                                        where wait_event_type = 'Lock' and query like '%from contact%')""").query(Boolean.class).single());
            assertThat(jdbc.sql("select pg_try_advisory_xact_lock(hashtextextended(?, 0))")
                            .param(patient.id().toString())
                            .query(Boolean.class)
                            .single())
                    .as("whoever has the contact can have the turn")
                    .isTrue();
        });
        eventually().until(() -> report().has("erasedAt"));
        nothingIsLeft();
    }

    @Test
    @DisplayName("38: erasure waits for who has a follow-up in hand, and holds none of its messages then")
    void followUpComesBeforeItsMessages() {
        published();
        announce(recorded(patient));
        visited();
        eventually().until(() -> messages(appointment).toString().contains("check-in-day-7"));
        transaction.executeWithoutResult(status -> {
            jdbc.sql("select 1 from follow_up where id = ? for update")
                    .param(followUp())
                    .query(Integer.class)
                    .single();
            erased(patient.id());
            eventually().until(() -> jdbc.sql("""
                                    select exists (select from pg_stat_activity
                                        where wait_event_type = 'Lock' and query like '%follow_up%')""").query(Boolean.class).single());
            assertThat(jdbc.sql("""
                                    select count(*) from (select 1 from message
                                        where patient_id = ? and state = 'PLANNED' for update skip locked) free""").param(patient.id()).query(Long.class).single())
                    .as("whoever ends a follow-up can withdraw what it would say")
                    .isPositive();
        });
        eventually().until(() -> report().has("erasedAt"));
        nothingIsLeft();
    }
}
