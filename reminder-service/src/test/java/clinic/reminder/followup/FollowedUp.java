package clinic.reminder.followup;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.contracts.SecretLink;
import clinic.contracts.booking.AppointmentBooked;
import clinic.contracts.booking.AppointmentCompleted;
import clinic.contracts.booking.ConsentPurpose;
import clinic.contracts.booking.Visit;
import clinic.contracts.content.AdvicePublished;
import clinic.contracts.content.AdvicePublished.Said;
import clinic.contracts.content.ConditionPublished;
import clinic.contracts.content.DrawingPublished;
import clinic.contracts.content.ExercisePublished;
import clinic.contracts.content.FollowUpPlanPublished;
import clinic.contracts.content.FollowUpPlanPublished.AdviceFor;
import clinic.contracts.content.FollowUpPlanPublished.Step;
import clinic.contracts.content.Mechanism;
import clinic.contracts.content.Progress;
import clinic.contracts.content.Publication;
import clinic.contracts.content.Question;
import clinic.contracts.content.RedFlag;
import clinic.contracts.content.RedFlagLevel;
import clinic.contracts.content.Switch;
import clinic.contracts.content.Switch.Choice;
import clinic.reminder.RunningReminder;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A condition with red flags, advice and a plan of two steps, and a patient who was treated for it. */
public abstract class FollowedUp extends RunningReminder {

    protected final UUID condition = UUID.randomUUID();
    protected final UUID keepMoving = UUID.randomUUID();
    protected final UUID rest = UUID.randomUUID();
    protected final UUID glide = UUID.randomUUID();
    protected final UUID bend = UUID.randomUUID();
    protected final UUID breathing = UUID.randomUUID();
    protected final UUID drawing = UUID.randomUUID();
    protected final UUID planId = UUID.randomUUID();
    protected final UUID appointment = UUID.randomUUID();
    protected final Patient patient = someone();
    protected @Nullable String mechanism;
    protected @Nullable Map<String, String> switches;

    /** What is asked on the first day besides the safety questions; null for all. */
    protected @Nullable Set<Question> questions;

    /** For which answers of the first day another visit is offered. */
    protected Set<Progress> offering = Set.of(Progress.WORSE);

    protected LocalDate reviewBy = LocalDate.of(2199, 1, 1);

    protected Publication publication(UUID item, String locale, int version) {
        return new Publication(item, locale, version, "Anna Lindqvist, leg. naprapat", reviewBy);
    }

    protected void published() {
        for (String locale : List.of("sv", "en")) {
            boolean swedish = locale.equals("sv");
            announce(new ConditionPublished(
                    publication(condition, locale, 1),
                    swedish ? "hostglid" : "autumn-drift",
                    swedish ? "Höstglid" : "Autumn drift",
                    List.of(
                            new RedFlag(
                                    "bladder", swedish ? "Svårt att kissa?" : "Hard to pee?", RedFlagLevel.EMERGENCY),
                            new RedFlag("fever", swedish ? "Feber?" : "Fever?", RedFlagLevel.CONTACT_CARE_TODAY)),
                    List.of("return-visit"),
                    List.of(new Mechanism("nerve", swedish ? "Nervsmärta" : "Nerve pain")),
                    List.of(new Switch(
                            "direction",
                            swedish ? "Riktning" : "Direction",
                            List.of(new Choice("back", swedish ? "Bakåt" : "Back"))))));
            announce(new AdvicePublished(
                    publication(keepMoving, locale, 1),
                    swedish ? "Fortsätt röra på dig" : "Keep moving",
                    List.of(swedish ? "Korta promenader." : "Short walks."),
                    swedish ? "Tio minuter, tre gånger." : "Ten minutes, three times."));
            announce(new AdvicePublished(
                    publication(rest, locale, 1),
                    swedish ? "Vila ibland" : "Rest at times",
                    List.of("…"),
                    "",
                    null,
                    List.of(breathing)));
            announce(new AdvicePublished(
                    publication(glide, locale, 1),
                    swedish ? "Låt nerven glida" : "Let the nerve glide",
                    List.of("…"),
                    "",
                    List.of("nerve"),
                    null));
            announce(new ExercisePublished(
                    publication(breathing, locale, 1),
                    swedish ? "Andas lugnt" : "Breathe calmly",
                    "…",
                    List.of(swedish ? "Andas ner i magen." : "Breathe into your belly."),
                    swedish ? "Fem minuter." : "Five minutes.",
                    swedish ? "Sluta om det svindlar." : "Stop if you get dizzy.",
                    drawing,
                    swedish ? "En person ligger ner." : "Somebody lies down.",
                    swedish ? "Låt någon visa dig först." : "Let somebody show you first."));
            announce(new AdvicePublished(
                    publication(bend, locale, 1),
                    swedish ? "Rörelsen ni valde" : "The movement you chose",
                    List.of("…"),
                    "",
                    null,
                    null,
                    swedish ? "Inte om ingen har visat dig." : "Not if nobody has shown you.",
                    null,
                    List.of(new Said("direction", Set.of("back"))),
                    null,
                    null,
                    null));
        }
        announce(new DrawingPublished(publication(drawing, "zxx", 3), "<svg/>"));
        announce(new FollowUpPlanPublished(
                publication(planId, "zxx", 1),
                condition,
                List.of(
                        new Step(
                                1,
                                LocalTime.of(10, 0),
                                List.of(
                                        new AdviceFor(keepMoving, EnumSet.allOf(Progress.class)),
                                        new AdviceFor(rest, Set.of(Progress.WORSE)),
                                        new AdviceFor(glide, Set.of(Progress.WORSE)),
                                        new AdviceFor(bend, Set.of(Progress.WORSE))),
                                offering,
                                null,
                                questions),
                        new Step(
                                7,
                                LocalTime.of(10, 0),
                                List.of(new AdviceFor(keepMoving, EnumSet.allOf(Progress.class))),
                                Set.of()))));
        List<UUID> inBoth = List.of(condition, keepMoving, rest, glide, breathing, bend);
        eventually().until(() -> versions(inBoth) >= 2L * inBoth.size() && versions(List.of(drawing, planId)) >= 2);
    }

    /** How many have been taken in: what is asked before its words are there is not asked. */
    private long versions(List<UUID> items) {
        return jdbc.sql("select count(*) from publication where item_id in (:items)")
                .param("items", items)
                .query(Long.class)
                .single();
    }

    /** The same plan, once more, with another day in it and one less. */
    protected FollowUpPlanPublished newerPlan() {
        return plan(planId, 2, 1, 9);
    }

    /** A plan of its own for those with nerve pain, asked on these days. */
    protected FollowUpPlanPublished planForNerves(UUID plan, int... days) {
        FollowUpPlanPublished like = plan(plan, 1, days);
        return new FollowUpPlanPublished(like.publication(), condition, like.steps(), "nerve", null);
    }

    protected FollowUpPlanPublished plan(UUID plan, int version, int... days) {
        return new FollowUpPlanPublished(
                publication(plan, "zxx", version),
                condition,
                IntStream.of(days)
                        .mapToObj(day -> new Step(
                                day,
                                LocalTime.of(10, 0),
                                List.of(new AdviceFor(keepMoving, EnumSet.allOf(Progress.class))),
                                Set.of()))
                        .toList());
    }

    /** A plan of three check-ins, of which the middle one is on the third day. */
    protected void publishedWithThree() {
        published();
        announce(plan(planId, 2, 1, 3, 7));
        settled();
        eventually().until(() -> isPublished(planId, 1) && isPublished(planId, 2));
    }

    /** Whether word of this version has come, in whatever language. */
    protected boolean isPublished(UUID item, int version) {
        return jdbc.sql("select exists (select from publication where item_id = ? and version = ?)")
                .params(item, version)
                .query(Boolean.class)
                .single();
    }

    protected UUID followUp() {
        return jdbc.sql("select id from follow_up where appointment_id = ? order by started_at desc limit 1")
                .param(appointment)
                .query(UUID.class)
                .single();
    }

    /** Standing and why, of the visit's latest follow-up. */
    protected String standing() {
        return jdbc.sql("select standing || coalesce(' ' || because, '') from follow_up where id = ?")
                .param(followUp())
                .query(String.class)
                .single();
    }

    /** What its message holds, whether it was sent or not. */
    protected String link(int day) {
        return jdbc.sql("select id, nonce from check_in where follow_up_id = ? and day = ?")
                .param(followUp())
                .param(day)
                .query((row, number) -> "/check-in/"
                        + new SecretLink('a', KEY)
                                .token(
                                        SecretLink.Purpose.CHECK_IN,
                                        UUID.fromString(row.getString("id")),
                                        row.getString("nonce")))
                .single();
    }

    protected void visited() {
        Visit visit = visit(appointment, 1, patient, condition, inDays(0, 10));
        announce(new AppointmentBooked(visit));
        announce(new AppointmentCompleted(visit, visit.end(), mechanism, switches));
    }

    protected String askedByPhone() {
        return askedByPhone("sv");
    }

    /** The morning after the visit: the first check-in has come as an SMS, and this is what it leads to. */
    protected String askedByPhone(String language) {
        followedUpByPhone(language);
        forwardTo(inDays(1, 10));
        eventually().until(() -> ELKS.acceptedFor(patient.mobile()).count() == 1);
        // The provider has it a moment before that is written down.
        eventually().until(() -> messages(appointment).toString().contains(" SENT"));
        return link(1);
    }

    /** Its two check-ins are planned, and go to the patient's phone. */
    protected void followedUpByPhone() {
        followedUpByPhone("sv");
    }

    private void followedUpByPhone(String language) {
        published();
        announce(recorded(patient, 1, language, patient.mobile(), null, EnumSet.allOf(ConsentPurpose.class)));
        visited();
        eventually().untilAsserted(() -> assertThat(messages(appointment)).hasSize(2));
    }

    protected UUID followUpAfter(UUID visit) {
        return jdbc.sql("select id from follow_up where appointment_id = ?")
                .param(visit)
                .query(UUID.class)
                .single();
    }

    /** What was told elsewhere of why it is over. */
    protected List<String> ended() {
        return jdbc.sql("select payload ->> 'because' from outbox where key = ? and type = 'reminder.follow-up.ended'")
                .param(followUp().toString())
                .query((row, number) -> row.getString(1))
                .list();
    }

    /** Whether the visit, if it is known to have taken place, was seen to. */
    protected List<Boolean> considered(UUID visit) {
        return jdbc.sql("select considered from completed_visit where appointment_id = ?")
                .param(visit)
                .query((row, number) -> row.getBoolean(1))
                .list();
    }

    /** As it is written down; the provider has it a moment before. */
    protected long sent() {
        return messages(appointment).stream()
                .filter(message -> message.endsWith(" SENT"))
                .count();
    }
}
