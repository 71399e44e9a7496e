package clinic.booking.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import clinic.booking.BookingClient;
import clinic.booking.BookingClient.Answer;
import clinic.booking.EmptyCalendar;
import clinic.booking.RealBooking;
import clinic.booking.StandingClock;
import clinic.booking.audit.Who;
import clinic.booking.catalogue.Catalogue;
import clinic.booking.merge.MergePatients;
import clinic.booking.merge.MergePatients.Decision;
import clinic.booking.patient.KeptOfTwo;
import clinic.booking.privacy.ErasePatient;
import clinic.booking.signin.StaffMember;
import clinic.contracts.booking.StaffRole;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.node.ObjectNode;

/** What has been kept for as long as the clinic said is let go of, and nothing before. */
@RealBooking
@DisplayName("38: retention")
class LetGoIT {

    private static final StaffMember RECEPTION =
            new StaffMember(UUID.randomUUID(), "reception", 1, Set.of(StaffRole.RECEPTIONIST), null);

    private static final Retention SAID = new Retention(Period.ofYears(10), Period.ofMonths(6), Period.ofMonths(3));

    private final BookingClient client;
    private final EmptyCalendar calendar;
    private final StandingClock clock;
    private final JdbcClient jdbc;
    private final KeptLongEnough kept;
    private final ErasePatient erasing;
    private final Catalogue catalogue;
    private final MergePatients merging;
    private final TransactionTemplate transaction;

    @Autowired
    LetGoIT(
            BookingClient client,
            EmptyCalendar calendar,
            StandingClock clock,
            JdbcClient jdbc,
            KeptLongEnough kept,
            ErasePatient erasing,
            Catalogue catalogue,
            MergePatients merging,
            TransactionTemplate transaction) {
        this.client = client;
        this.calendar = calendar;
        this.clock = clock;
        this.jdbc = jdbc;
        this.kept = kept;
        this.erasing = erasing;
        this.catalogue = catalogue;
        this.merging = merging;
        this.transaction = transaction;
    }

    @BeforeEach
    void emptyCalendar() {
        calendar.empty();
        jdbc.sql("DELETE FROM correspondence").update();
    }

    private Answer booked(String name, String start) {
        ObjectNode booking = client.booking("back-and-leg", "Anna Lindqvist", start);
        ((ObjectNode) booking.path("patient")).put("name", name).put("email", name.charAt(0) + "@example.org");
        Answer booked = client.book(booking.put("notes", "Hör dåligt"));
        assertThat(booked.status()).as("%s", booked.body()).isEqualTo(201);
        // What it was about, though this clinic knows no condition.
        jdbc.sql("UPDATE appointments SET condition_id = gen_random_uuid(), cancel_reason = 'x' WHERE id = ?::uuid")
                .param(booked.text("id"))
                .update();
        return booked;
    }

    private LetGo letGo() {
        return new LetGo(SAID, kept, erasing, catalogue, clock);
    }

    private void at(String instant) {
        clock.stand(Instant.parse(instant));
        letGo().ofWhatWasKeptLongEnough();
    }

    private List<String> names() {
        return jdbc.sql("SELECT name FROM patients WHERE name <> '' ORDER BY name")
                .query((row, n) -> row.getString(1))
                .list();
    }

    private UUID patientNamed(String name) {
        return jdbc.sql("SELECT id FROM patients WHERE name = ?")
                .param(name)
                .query((row, n) -> row.getObject(1, UUID.class))
                .single();
    }

    private List<String> deeds(UUID patient) {
        return jdbc.sql("SELECT who || ' ' || deed FROM audit WHERE patient_id = ?"
                        + " AND deed IN ('ERASED', 'CARE_LET_GO') ORDER BY id")
                .param(patient)
                .query((row, n) -> row.getString(1))
                .list();
    }

    private void wordAbout(UUID patient, String at) {
        jdbc.sql("INSERT INTO correspondence (appointment_id, patient_id, at, what)"
                        + " VALUES (gen_random_uuid(), ?, ?::timestamptz, 'CHECK_IN_ANSWERED')")
                .params(patient, at)
                .update();
    }

    @Test
    void patientGoesTenYearsAfterTheLastWordWithAllThatCareLawKept() {
        Answer visit = booked("Sixten", "2026-11-24T10:00:00+01:00");
        UUID patient = patientNamed("Sixten");
        wordAbout(patient, "2026-12-22T08:00:00Z");

        at("2036-12-22T07:59:00Z");
        assertThat(names()).as("a minute too early").containsExactly("Sixten");

        at("2036-12-22T08:01:00Z");
        assertThat(names()).isEmpty();
        assertThat(calendar.count("patients WHERE mobile IS NOT NULL OR email IS NOT NULL OR birth_date IS NOT NULL"))
                .isZero();
        assertThat(calendar.count("appointments WHERE condition_id IS NOT NULL OR intake <> '[]' OR notes IS NOT NULL"))
                .isZero();
        assertThat(calendar.count("consents") + calendar.count("correspondence"))
                .isZero();
        assertThat(calendar.count("outbox WHERE type = 'tombstone' AND key = '" + patient + "'"))
                .as("every reader is told")
                .isOne();
        assertThat(deeds(patient)).containsExactly("CLOCK ERASED", "CLOCK CARE_LET_GO");
        assertThat(client.show(visit).status()).isEqualTo(401);

        at("2036-12-24T08:00:00Z");
        assertThat(deeds(patient)).as("once").hasSize(2);
    }

    @Test
    void whatWasLockedByAnErasureGoesInItsTimeToo() {
        booked("Sixten", "2026-11-24T10:00:00+01:00");
        UUID patient = patientNamed("Sixten");
        clock.stand(Instant.parse("2026-12-24T09:00:00Z"));
        erasing.erase(patient, Who.BOOKER);
        at("2036-11-24T09:00:00Z");
        assertThat(names()).as("locked").containsExactly("Sixten");

        at("2036-11-24T10:00:00Z");

        assertThat(names()).isEmpty();
        assertThat(deeds(patient)).containsExactly("BOOKER ERASED", "CLOCK CARE_LET_GO");
        assertThat(erasing.done(patient).orElseThrow().lockedVisits()).isZero();
    }

    @Test
    void whoNeverCameGoesSoonerAndWhoIsExpectedStays() {
        client.change(booked("Agnes", "2026-11-24T10:00:00+01:00"), "cancellation", client.object());
        booked("Bodil", "2026-11-24T11:00:00+01:00");
        booked("Disa", "2027-06-15T10:00:00+02:00");

        at("2027-05-24T07:00:00Z");
        assertThat(names())
                .as("half a year after the time, not after the booking")
                .contains("Agnes");
        at("2027-05-25T07:00:00Z");

        assertThat(names()).containsExactly("Bodil", "Disa");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whoTurnsOutMeanwhileToComeHereStays(boolean underTheOther) {
        booked("Sixten", "2026-11-24T10:00:00+01:00");
        booked("Agnes", "2026-11-25T10:00:00+01:00");
        UUID due = patientNamed("Sixten");
        UUID active = patientNamed("Agnes");
        wordAbout(active, "2036-12-01T08:00:00Z");
        clock.stand(Instant.parse("2036-12-22T08:00:00Z"));
        Decision decision = underTheOther ? decision(active, due) : decision(due, active);

        CompletableFuture<Long> night = transaction.execute(status -> {
            merging.merge(decision, RECEPTION);
            CompletableFuture<Long> running = CompletableFuture.supplyAsync(() -> letGo().ofWhatWasKeptLongEnough());
            await().until(() -> running.isDone() || calendar.somebodyWaits());
            return running;
        });

        assertThat(night.join()).isZero();
        assertThat(calendar.count("patients WHERE erased_at IS NOT NULL")).isZero();
        assertThat(calendar.count("patients WHERE merged_into IS NULL AND mobile IS NOT NULL"))
                .isOne();
        assertThat(calendar.count("correspondence")).isOne();
        assertThat(deeds(active)).isEmpty();
        assertThat(deeds(due)).isEmpty();
    }

    private Decision decision(UUID kept, UUID other) {
        return new Decision(
                kept, other, new KeptOfTwo(false, false, false, false), revision(kept), revision(other), "Samma.");
    }

    private int revision(UUID patient) {
        return jdbc.sql("SELECT revision FROM patients WHERE id = ?")
                .param(patient)
                .query(Integer.class)
                .single();
    }

    @Test
    void cancelledVisitForgetsWhatItWasAboutAndItsPatientStays() {
        Answer cancelled = booked("Agnes", "2026-11-24T10:00:00+01:00");
        client.change(cancelled, "cancellation", client.object().put("reason", "Sjuk"));
        Answer other = booked("Agnes", "2026-11-23T11:00:00+01:00");
        // Or the clock completes it while the night passes, which leaves out what somebody else changes.
        jdbc.sql("UPDATE appointments SET state = 'COMPLETED' WHERE id = ?::uuid")
                .param(other.text("id"))
                .update();

        at("2027-02-24T09:30:00Z");
        assertThat(calendar.count("appointments WHERE cancel_reason = 'Sjuk'")).isOne();
        at("2027-02-24T11:00:00Z");

        assertThat(calendar.count("appointments WHERE state = 'CANCELLED' AND condition_id IS NULL"
                        + " AND cancel_reason IS NULL AND notes IS NULL"))
                .isOne();
        assertThat(calendar.count("appointments WHERE state <> 'CANCELLED' AND condition_id IS NOT NULL"
                        + " AND notes IS NOT NULL"))
                .as("of the other visit")
                .isOne();
        assertThat(names()).containsExactly("Agnes");
    }

    @Test
    void oneWhoCannotBeErasedKeepsNobodyElse() {
        client.change(booked("Agnes", "2026-11-24T10:00:00+01:00"), "cancellation", client.object());
        client.change(booked("Bodil", "2026-11-24T11:00:00+01:00"), "cancellation", client.object());
        jdbc.sql("ALTER TABLE patients ADD CONSTRAINT agnes_stays CHECK (id <> '" + patientNamed("Agnes")
                        + "' OR erased_at IS NULL)")
                .update();
        try {
            at("2027-06-25T07:00:00Z");
            assertThat(names()).containsExactly("Agnes");
        } finally {
            jdbc.sql("ALTER TABLE patients DROP CONSTRAINT agnes_stays").update();
        }
        at("2027-06-26T07:00:00Z");
        assertThat(names()).isEmpty();
    }
}
