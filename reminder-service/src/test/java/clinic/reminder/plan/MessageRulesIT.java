package clinic.reminder.plan;

import static clinic.contracts.booking.StaffRole.ADMIN;
import static clinic.contracts.booking.StaffRole.EDITOR;
import static clinic.contracts.booking.StaffRole.PRACTITIONER;
import static clinic.contracts.booking.StaffRole.RECEPTIONIST;
import static org.assertj.core.api.Assertions.assertThat;

import clinic.contracts.booking.AppointmentBooked;
import clinic.contracts.booking.AppointmentRescheduled;
import clinic.contracts.booking.ConsentPurpose;
import clinic.contracts.booking.StaffRole;
import clinic.contracts.booking.TreatmentListed;
import clinic.contracts.booking.Visit;
import clinic.contracts.reminder.NotSentReason;
import clinic.reminder.RunningReminder;
import clinic.reminder.dispatch.DueMessages;
import clinic.reminder.dispatch.MessageStories;
import clinic.reminder.template.TreatmentNames;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** Rules in their table, changed over the API of staff, and the visits that go by them. */
class MessageRulesIT extends RunningReminder {

    private static final String RULES = "/api/staff/message-rules";

    private final UUID appointment = UUID.randomUUID();
    private final Patient patient = someone();

    @Autowired
    private MessageRules rules;

    @Autowired
    private TreatmentNames treatments;

    @Autowired
    private DueMessages messages;

    @Autowired
    private MessageStories stories;

    @Autowired
    private TransactionTemplate transaction;

    @AfterEach
    void asShipped() {
        jdbc.sql("delete from message_rule where treatment_id is not null or name = 'evening'")
                .update();
        for (Rule shipped : ShippedRules.ALL) {
            rules.keep(shipped, "test", clock.instant());
        }
    }

    private HttpResponse<String> change(String rule, String body, StaffRole role) {
        return call("PUT", RULES + "/" + rule, OFFICE.pass(UUID.randomUUID(), 1, role), body);
    }

    private Visit bookedIn(int days, int hour) {
        announce(recorded(patient));
        Visit visit = visit(appointment, 1, patient, null, inDays(days, hour));
        announce(new AppointmentBooked(visit));
        eventually().untilAsserted(() -> assertThat(messages(appointment)).contains("confirmation v1 SMS SENT"));
        return visit;
    }

    private List<String> planned() {
        return jdbc.sql("""
                        select rule || ' ' || to_char(due_at at time zone 'Europe/Stockholm', 'HH24:MI') || ' v' || rule_version
                        from message where appointment_id = ? and state = 'PLANNED' order by due_at""")
                .param(appointment)
                .query((row, number) -> row.getString(1))
                .list();
    }

    @Test
    void clinicStartsWithTheShippedRules() {
        assertThat(rules.planFor(null).rules())
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("version")
                .containsExactlyInAnyOrderElementsOf(ShippedRules.ALL);
    }

    @Test
    @DisplayName("22: a rule that changes moves what is unsent, and one that comes back brings it back")
    void changedRuleIsPlannedAnew() {
        bookedIn(8, 10);
        assertThat(planned()).extracting(line -> line.substring(0, 18)).contains("reminder-48h 10:00");

        var changed = change(
                "reminder-48h",
                "{\"purpose\":\"reminder\",\"when\":{\"daysBefore\":1,\"at\":\"18:00\"}}",
                RECEPTIONIST);
        assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
        int version = json.readTree(changed.body()).path("version").asInt();
        assertThat(planned()).contains("reminder-48h 18:00 v" + version);

        change("reminder-48h", "{\"purpose\":\"reminder\",\"when\":{\"daysBefore\":2},\"active\":false}", ADMIN);
        assertThat(planned()).noneMatch(line -> line.startsWith("reminder-48h"));
        assertThat(messages(appointment)).contains("reminder-48h v1 SMS NOT_SENT SUPERSEDED");

        change("reminder-48h", "{\"purpose\":\"reminder\",\"when\":{\"daysBefore\":2}}", ADMIN);
        assertThat(planned()).contains("reminder-48h 10:00 v" + (version + 2));
        assertThat(rules.versions("reminder-48h"))
                .as("what it said before is still known")
                .filteredOn(kept -> kept.rule().version() == version)
                .singleElement()
                .satisfies(kept -> {
                    assertThat(kept.rule().timing()).isEqualTo(new Rule.Timing.DaysBefore(1, LocalTime.of(18, 0)));
                    assertThat(kept.changedBy()).isEqualTo("somebody");
                });
        assertThat(messages(appointment))
                .contains("reminder-48h v1 SMS PLANNED")
                .hasSize(4);
    }

    @Test
    void newRuleIsForVisitsThatAreBookedAlready() {
        bookedIn(8, 10);
        change("evening", "{\"purpose\":\"reminder\",\"when\":{\"daysBefore\":1,\"at\":\"18:00\"}}", ADMIN);
        assertThat(planned()).anyMatch(line -> line.startsWith("evening 18:00 v"));
        JsonNode rules = json.readTree(
                call("GET", RULES, OFFICE.pass(UUID.randomUUID(), 1, ADMIN), "").body());
        assertThat(rules.findValuesAsString("name")).contains("evening", "reminder-3h");
        assertThat(rules.valueStream()
                        .filter(rule -> rule.path("name").asString().equals("evening")))
                .singleElement()
                .satisfies(evening -> {
                    assertThat(evening.path("changedBy").asString()).isEqualTo("somebody");
                    assertThat(evening.has("changedAt")).isTrue();
                });
    }

    @Test
    void treatmentMayHaveRulesOfItsOwn() {
        Visit visit = bookedIn(8, 10);
        treatments.list(
                new TreatmentListed(Objects.requireNonNull(visit.treatmentId()), List.of("Zornknäck", "Zorn crack")));
        var changed = change(
                "reminder-3h?treatment=" + visit.treatmentId(),
                "{\"purpose\":\"reminder\",\"when\":{\"before\":\"PT2H\"},\"channels\":[\"email\"]}",
                ADMIN);
        assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
        int version = json.readTree(changed.body()).path("version").asInt();
        assertThat(planned()).contains("reminder-3h 08:00 v" + version);
        assertThat(rules.versions("reminder-3h"))
                .as("name and version say which rule it was, the treatment's or the clinic's")
                .extracting(kept -> kept.rule().version())
                .doesNotHaveDuplicates()
                .startsWith(version);
        assertThat(messages(appointment))
                .contains("reminder-3h v1 EMAIL PLANNED", "reminder-3h v1 SMS NOT_SENT SUPERSEDED");
        assertThat(rules.planFor(UUID.randomUUID()).rules())
                .filteredOn(rule -> rule.name().equals("reminder-3h"))
                .singleElement()
                .satisfies(rule -> assertThat(rule.treatmentId()).isNull());

        String admin = OFFICE.pass(UUID.randomUUID(), 1, ADMIN);
        String own = RULES + "/reminder-3h?treatment=" + visit.treatmentId();
        assertThat(call("DELETE", own, admin, "").statusCode()).isEqualTo(204);
        assertThat(call("DELETE", own, admin, "").statusCode()).isEqualTo(404);
        assertThat(messages(appointment))
                .contains("reminder-3h v1 SMS PLANNED", "reminder-3h v1 EMAIL NOT_SENT SUPERSEDED");
    }

    @Test
    @DisplayName("Scenario 36: who sets the clinic up changes rules, others do not")
    void rolesDecide() {
        String body = "{\"purpose\":\"reminder\",\"when\":{\"daysBefore\":2}}";
        for (StaffRole role : List.of(EDITOR, PRACTITIONER)) {
            assertThat(change("reminder-48h", body, role).statusCode())
                    .as(role.name())
                    .isEqualTo(403);
        }
        assertThat(call("GET", RULES, "", "").statusCode()).isEqualTo(401);
        assertThat(call("GET", "/api/staff/messages?appointment=" + appointment, "", "")
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void ruleThatCannotBeMeantIsRefusedByItsField() {
        refused("{\"purpose\":\"reminder\",\"when\":{\"daysBefore\":0}}", "when.daysBefore");
        refused("{\"purpose\":\"reminder\",\"when\":{\"daysBefore\":1,\"before\":\"PT3H\"}}", "when");
        refused("{\"purpose\":\"reminder\",\"when\":{\"after\":\"PT0S\"}}", "when");
        refused("{\"purpose\":\"change\",\"when\":{\"after\":\"PT15S\"}}", "purpose");
        refused("{\"purpose\":\"reminder\",\"when\":{\"daysBefore\":1},\"consent\":\"none\"}", "consent");
        refused("{\"purpose\":\"reminder\",\"when\":{\"daysBefore\":1},\"channels\":[]}", "channels");
        refused(
                "{\"purpose\":\"reminder\",\"when\":{\"daysBefore\":1},\"window\":{\"opens\":\"20:00\",\"closes\":\"08:00\"}}",
                "window");
        refused("{\"purpose\":\"reminder\",\"when\":{\"daysBefore\":1},\"window\":{\"opens\":\"08:00\"}}", "window");
        refused("{\"purpose\":\"reminder\",\"when\":{\"daysBefore\":1},\"window\":{}}", "window");
        refused("{\"purpose\":\"reminder\",\"when\":{\"daysBefore\":1},\"channels\":[null]}", "channels");
        refused("{\"purpose\":\"reminder\",\"when\":{\"daysBefore\":1},\"anyHourFor\":\"PT1H\"}", "anyHourFor");
    }

    @Test
    void ruleForThoseWhoDidNotComeGivesUpAfterTheVisitAndNotBeforeIt() {
        var kept = change(
                "no-show",
                "{\"purpose\":\"no-show\",\"when\":{\"after\":\"PT2H\"},\"giveUpAfter\":\"P1D\"}",
                RECEPTIONIST);
        assertThat(kept.statusCode()).as(kept.body()).isEqualTo(200);
        Rule rule = rules.find("no-show", null).orElseThrow().rule();
        assertThat(rule.timing()).isEqualTo(new Rule.Timing.AtOnce(Duration.ofHours(2)));
        assertThat(rule.giveUpAt(Instant.EPOCH)).isEqualTo(Instant.EPOCH.plus(Duration.ofDays(1)));
        assertThat(rule.anyHourFor()).isZero();

        String anHour = "{\"purpose\":\"no-show\",\"when\":{\"after\":\"PT1H\"},";
        refused("no-show", anHour + "\"giveUpBefore\":\"PT0S\"}", "giveUpBefore");
        refused("no-show", anHour + "\"giveUpAfter\":\"P15D\"}", "giveUpAfter");
        refused("no-show", anHour + "\"anyHourFor\":\"PT1H\"}", "anyHourFor");
        refused("no-show", "{\"purpose\":\"no-show\",\"when\":{\"after\":\"P2D\"}}", "when.after");
        refused("{\"purpose\":\"reminder\",\"when\":{\"daysBefore\":1},\"giveUpAfter\":\"P1D\"}", "giveUpAfter");
    }

    @Test
    void ruleForNoTreatmentIsNoRuleForAll() {
        String body = "{\"purpose\":\"reminder\",\"when\":{\"daysBefore\":3}}";
        List<KeptRule> before = rules.all();
        refused("reminder-48h?treatment=", body, "treatment");
        refused("reminder-48h?treatment=" + UUID.randomUUID(), body, "treatment");
        assertThat(rules.all()).isEqualTo(before);
    }

    private void refused(String body, String field) {
        refused("reminder-48h", body, field);
    }

    private void refused(String rule, String body, String field) {
        var answer = change(rule, body, ADMIN);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(json.readTree(answer.body()).path("type").asString()).isEqualTo("urn:clinic:problem:invalid-input");
        assertThat(json.readTree(answer.body())
                        .path("errors")
                        .path(0)
                        .path("field")
                        .asString())
                .as(answer.body())
                .isEqualTo(field);
    }

    @Test
    void staffAreToldWhyAMessageWasSentOrNot() {
        announce(recorded(patient, 1, "sv", patient.mobile(), null, EnumSet.noneOf(ConsentPurpose.class)));
        Instant start = clock.instant().plus(Duration.ofHours(20));
        announce(new AppointmentBooked(visit(appointment, 1, patient, null, start)));
        eventually().untilAsserted(() -> assertThat(messages(appointment)).contains("confirmation v1 SMS SENT"));

        JsonNode told = explained("");
        assertThat(told.path("scheduleVersion").asInt()).isEqualTo(1);
        JsonNode confirmation = told.path("messages").path(0);
        assertThat(confirmation.path("purpose").asString()).isEqualTo("confirmation");
        assertThat(confirmation.path("state").asString()).isEqualTo("sent");
        assertThat(confirmation.path("wording").asString()).matches("sv:sms\\.confirmation:v\\d+");
        assertThat(told.path("messages").path(1).path("reason").asString()).isEqualTo("no-consent");
        assertThat(told.path("notPlanned").path(0).path("rule").asString()).isEqualTo("reminder-48h");
        assertThat(told.path("notPlanned").path(0).path("why").asString()).isEqualTo("time-had-passed");
        assertThat(told.toString()).doesNotContain(patient.mobile());

        announce(new AppointmentRescheduled(visit(appointment, 2, patient, null, start.plusSeconds(3600)), start));
        eventually().until(() -> explained("&purpose=change").path("messages").size() == 1);
        assertThat(call(
                                "GET",
                                "/api/staff/messages?appointment=" + appointment + "&purpose=remainder",
                                OFFICE.pass(UUID.randomUUID(), 1, PRACTITIONER),
                                "")
                        .statusCode())
                .isEqualTo(400);
        assertThat(call(
                                "GET",
                                "/api/staff/messages?appointment=" + UUID.randomUUID(),
                                OFFICE.pass(UUID.randomUUID(), 1, PRACTITIONER),
                                "")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    @DisplayName("22: a changed rule, and whoever asks about a visit, reads its own messages and not all there are")
    void aboutOneVisitItsOwnMessagesAreRead() {
        bookedIn(8, 10);
        jdbc.sql("""
                        insert into message select (jsonb_populate_record(message,
                            jsonb_build_object('id', gen_random_uuid(), 'appointment_id', gen_random_uuid()))).*
                        from message, generate_series(1, 5000)
                        where appointment_id = ? and rule = 'reminder-48h'""").param(appointment).update();
        jdbc.sql("analyze message").update();
        try {
            transaction.executeWithoutResult(status -> {
                long before = read();
                assertThat(stories.about(appointment)).hasSizeGreaterThan(2);
                messages.replace(appointment, 1, unsaid -> List.of(), channel -> NotSentReason.SUPERSEDED);
                assertThat(read() - before).as("rows").isBetween(2L, 100L);
                status.setRollbackOnly();
            });
        } finally {
            jdbc.sql("delete from message where rule = 'reminder-48h' and appointment_id <> ? and recipient = ?")
                    .params(appointment, patient.mobile())
                    .update();
        }
    }

    /** Rows of messages that this transaction has looked at so far. */
    private long read() {
        return jdbc.sql("""
                        select seq_tup_read + coalesce(idx_tup_fetch, 0)
                        from pg_stat_xact_user_tables where relname = 'message'""").query(Long.class).single();
    }

    private JsonNode explained(String more) {
        var answer = call(
                "GET",
                "/api/staff/messages?appointment=" + appointment + more,
                OFFICE.pass(UUID.randomUUID(), 1, PRACTITIONER),
                "");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json.readTree(answer.body());
    }
}
