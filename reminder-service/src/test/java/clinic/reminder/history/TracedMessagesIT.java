package clinic.reminder.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import clinic.contracts.SecretLink;
import clinic.contracts.booking.AppointmentBooked;
import clinic.contracts.booking.AppointmentCompleted;
import clinic.contracts.booking.ConsentPurpose;
import clinic.contracts.booking.StaffRole;
import clinic.contracts.booking.Visit;
import clinic.contracts.content.FollowUpPlanPublished;
import clinic.contracts.content.FollowUpPlanPublished.AdviceFor;
import clinic.contracts.content.FollowUpPlanPublished.Step;
import clinic.contracts.content.Progress;
import clinic.contracts.content.Publication;
import clinic.reminder.followup.FollowedUp;
import clinic.reminder.followup.SteerFollowUp;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Thousands of messages, sent while rules, words and plans are changed: of each it can be told which version of which rule
 * planned it, in which version of which words it left, and who stands for what it led to. {@code -Dclinic.traced} says how
 * many patients there are, of five messages each.
 */
class TracedMessagesIT extends FollowedUp {

    private static final int PATIENTS = Integer.getInteger("clinic.traced", 500);
    private static final int CHANGES = 4;
    private static final int ANSWERS_OF = 10;
    private static final Duration PATIENCE = Duration.ofMinutes(8);

    /** Sent, and one of what must be known of it is not; as the tables tell, beside the service. */
    private static final String UNTRACED = """
            select m.purpose || ' ' || m.rule || ' v' || m.rule_version || ' ' || coalesce(m.wording, '-')
            from message m
            left join template_version words on words.template = split_part(m.wording, ':', 2)
                and 'v' || words.version = split_part(m.wording, ':', 3)
            left join follow_up f on f.id = m.follow_up_id
            left join publication plan on plan.item_id = f.plan_id and plan.version = m.rule_version
                and plan.type = 'content.follow-up-plan.published'
            where m.patient_id in (select patient_id from visit where location_id = :place and starts_at = :start)
                and m.state = 'SENT'
                and (words.template is null
                    or m.purpose <> 'CHECK_IN' and (select count(*) from message_rule_version rule
                        where rule.name = m.rule and rule.version = m.rule_version
                            and rule.rule ->> 'purpose' = m.purpose) <> 1
                    or m.purpose = 'CHECK_IN' and (
                        coalesce(plan.body #>> '{publication,approver}', '') = ''
                        or not exists (select from jsonb_array_elements(plan.body -> 'steps') step
                            where 'check-in-day-' || (step ->> 'day') = m.rule)
                        or exists (select from jsonb_array_elements(plan.body -> 'steps') step,
                                jsonb_array_elements(step -> 'advice') advice
                            where not exists (select from publication
                                where item_id = cast(advice ->> 'adviceId' as uuid)
                                    and body #>> '{publication,approver}' <> ''))))""";

    /** Of each item on each page that came of an answer, the version that was shown and who stands for it. */
    private static final String SHOWN_BY_NOBODY = """
            select item::text from answer join check_in on check_in.id = check_in_id
                join follow_up f on f.id = check_in.follow_up_id, jsonb_array_elements(shown) item
            where f.condition_id = :condition and not exists (select from publication
                where item_id = cast(item ->> 'itemId' as uuid) and locale = item ->> 'locale'
                    and version = cast(item ->> 'version' as int) and body #>> '{publication,approver}' <> '')""";

    @Autowired
    private SteerFollowUp steering;

    private final String admin = OFFICE.pass(UUID.randomUUID(), 1, StaffRole.ADMIN);
    private final List<Visit> visits = new ArrayList<>();
    private Instant start = Instant.EPOCH;

    /** Other tests look for a number in every table. */
    @AfterEach
    void forget() {
        ELKS.forget();
        for (String change : List.of("update message set recipient = ''", "update contact set mobile = null")) {
            jdbc.sql(
                            change
                                    + " where patient_id in (select patient_id from visit where location_id = ? and starts_at = ?)")
                    .params(TORGET, Timestamp.from(start))
                    .update();
        }
    }

    @Test
    @DisplayName(
            "every one of thousands of sent messages traces to its rule, its version, its words and who stands for it")
    void everySentMessageTraces() {
        forwardTo(inDays(1, 9));
        published();
        start = inDays(8, 13);
        for (int change = 1; change <= CHANGES; change++) {
            rulesAndWordsChange();
            book(PATIENTS / CHANGES);
            sent(visits.size());
        }
        forwardTo(start.minus(Duration.ofDays(2)));
        sent(2 * visits.size());
        rulesAndWordsChange();
        forwardTo(start.minus(Duration.ofHours(3)));
        sent(3 * visits.size());

        forwardTo(start.plus(Duration.ofHours(2)));
        for (int version = 2; version <= CHANGES + 1; version++) {
            planChanges(version);
            complete(visits.subList((version - 2) * PATIENTS / CHANGES, (version - 1) * PATIENTS / CHANGES));
        }
        someAreMovedToTheNewest();
        forwardTo(start.plus(Duration.ofDays(1)));
        sent(4 * visits.size());
        someAnswer();
        rulesAndWordsChange();
        forwardTo(start.plus(Duration.ofDays(2)));
        sent(5 * visits.size());

        assertThat(untraced()).as("sent, and not to be explained").isEmpty();
        assertThat(shownByNobody()).as("shown, and nobody stands for it").isEmpty();
        assertThat(different("rule_version")).as("planned by many versions").isGreaterThanOrEqualTo(2 * CHANGES);
        assertThat(different("wording")).as("in many words").isGreaterThanOrEqualTo(CHANGES);
        System.out.printf("%d messages sent, each traced%n", 5 * visits.size());
    }

    /** The same once more is another version: who says it may be somebody else. */
    private void rulesAndWordsChange() {
        assertThat(call(
                                "PUT",
                                "/api/staff/message-rules/confirmation",
                                admin,
                                "{\"purpose\":\"confirmation\",\"when\":{\"after\":\"PT0S\"}}")
                        .statusCode())
                .isEqualTo(200);
        for (String words : List.of("sms.confirmation", "sms.check-in")) {
            var changed =
                    call("POST", "/api/staff/message-templates/" + words + "/restoration", admin, "{\"version\": 1}");
            assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
        }
    }

    private void book(int patients) {
        for (int n = 0; n < patients; n++) {
            // Numbers of fiction are few: all share one.
            Patient one = new Patient(UUID.randomUUID(), "+46701740699", "nobody@example.org");
            announce(recorded(one, 1, "sv", one.mobile(), null, EnumSet.allOf(ConsentPurpose.class)));
            Visit visit = visit(UUID.randomUUID(), 1, one, condition, start);
            announce(new AppointmentBooked(visit));
            visits.add(visit);
        }
    }

    private void planChanges(int version) {
        announce(new FollowUpPlanPublished(
                new Publication(planId, "zxx", version, "Kliniker " + version + ", leg. naprapat", reviewBy),
                condition,
                IntStream.of(1, 2)
                        .mapToObj(day -> new Step(
                                day,
                                LocalTime.of(10, 0),
                                List.of(new AdviceFor(keepMoving, EnumSet.allOf(Progress.class))),
                                Set.of()))
                        .toList()));
        soon().until(() -> isPublished(planId, version));
    }

    private void complete(List<Visit> ended) {
        long before = followUps();
        ended.forEach(visit -> announce(new AppointmentCompleted(visit, visit.end())));
        soon().until(() -> followUps() == before + ended.size());
    }

    private void someAreMovedToTheNewest() {
        for (Visit visit : visits.subList(0, PATIENTS / ANSWERS_OF)) {
            UUID followUp = jdbc.sql("select id from follow_up where appointment_id = ?")
                    .param(visit.appointmentId())
                    .query(UUID.class)
                    .single();
            assertThat(steering.moveToNewest(followUp, "anna")).isEqualTo(SteerFollowUp.Outcome.DONE);
        }
    }

    private void someAnswer() {
        SecretLink links = new SecretLink('a', KEY);
        List<String> tokens = jdbc.sql("""
                        select check_in.id, nonce from check_in join follow_up f on f.id = follow_up_id
                        where f.condition_id = ? and day = 1 order by check_in.id limit ?""")
                .params(condition, PATIENTS / ANSWERS_OF)
                .query((row, number) -> links.token(
                        SecretLink.Purpose.CHECK_IN, row.getObject("id", UUID.class), row.getString("nonce")))
                .list();
        for (String token : tokens) {
            assertThat(post("/check-in/" + token + "/answers", "flag-bladder=no&flag-fever=no&pain=3&progress=same")
                            .statusCode())
                    .isEqualTo(302);
        }
    }

    private long followUps() {
        return jdbc.sql("select count(*) from follow_up where condition_id = ?")
                .param(condition)
                .query(Long.class)
                .single();
    }

    private void sent(int messages) {
        soon().until(() -> jdbc.sql("select count(*) from message where state = 'SENT' and patient_id in"
                                + " (select patient_id from visit where location_id = ? and starts_at = ?)")
                        .params(TORGET, Timestamp.from(start))
                        .query(Integer.class)
                        .single()
                == messages);
    }

    private static ConditionFactory soon() {
        return await().atMost(PATIENCE).pollInterval(Duration.ofMillis(250));
    }

    private List<String> untraced() {
        return jdbc.sql(UNTRACED)
                .param("place", TORGET)
                .param("start", Timestamp.from(start))
                .query((row, number) -> row.getString(1))
                .list();
    }

    private List<String> shownByNobody() {
        return jdbc.sql(SHOWN_BY_NOBODY)
                .param("condition", condition)
                .query((row, number) -> row.getString(1))
                .list();
    }

    private long different(String column) {
        return jdbc.sql("select count(distinct (rule, " + column + ")) from message where patient_id in"
                        + " (select patient_id from visit where location_id = ? and starts_at = ?)")
                .params(TORGET, Timestamp.from(start))
                .query(Long.class)
                .single();
    }
}
