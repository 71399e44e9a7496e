package clinic.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.contracts.Event;
import clinic.contracts.EventType;
import clinic.contracts.Events;
import clinic.contracts.SecretLink;
import clinic.contracts.Topic.Reader;
import clinic.contracts.booking.AppointmentBooked;
import clinic.contracts.booking.AppointmentCancelled;
import clinic.contracts.booking.AppointmentCompleted;
import clinic.contracts.booking.AppointmentMissed;
import clinic.contracts.booking.AppointmentReinstated;
import clinic.contracts.booking.AppointmentRescheduled;
import clinic.contracts.booking.CancelledBy;
import clinic.contracts.booking.StaffRole;
import clinic.contracts.booking.TreatmentListed;
import clinic.contracts.booking.Visit;
import clinic.contracts.content.AdvicePublished;
import clinic.contracts.content.ConditionPublished;
import clinic.contracts.content.DrawingPublished;
import clinic.contracts.content.ExercisePublished;
import clinic.contracts.content.FollowUpPlanPublished;
import clinic.contracts.content.FollowUpPlanPublished.AdviceFor;
import clinic.contracts.content.FollowUpPlanPublished.Step;
import clinic.contracts.content.Progress;
import clinic.contracts.content.Publication;
import clinic.contracts.content.RedFlag;
import clinic.contracts.content.RedFlagLevel;
import clinic.reminder.hook.DeliveryReports;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Both sides of every promise meet in the same files: what others send us, and what we send. */
class ContractIT extends RunningReminder {

    private final Set<String> used = new TreeSet<>();

    @Autowired
    private DeliveryReports reports;

    private static final List<Class<? extends Event>> OURS_TO_READ = Events.ALL.stream()
            .filter(event -> topic(event).topic().readers().contains(Reader.REMINDER))
            .toList();

    private static EventType topic(Class<? extends Event> event) {
        return event.getAnnotation(EventType.class);
    }

    private JsonNode example(Class<? extends Event> event) {
        return json.readTree(Events.example(Reader.REMINDER, event));
    }

    private long count(String query, String id) {
        return jdbc.sql(query).param(UUID.fromString(id)).query(Long.class).single();
    }

    @Test
    void everyExampleFileIsTakenIn() {
        UUID last = UUID.randomUUID();
        for (Class<? extends Event> event : OURS_TO_READ) {
            String file = Events.example(Reader.REMINDER, event);
            publish(
                    topic(event).topic().id(),
                    json.readValue(file, event).key(),
                    topic(event).value(),
                    event == AppointmentCompleted.class ? last : UUID.randomUUID(),
                    file.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        JsonNode visit = example(AppointmentReinstated.class).path("visit");
        eventually().until(() -> count("select count(*) from inbox where event_id = ?", last.toString()) == 1);

        String appointment = visit.path("appointmentId").asString();
        assertThat(jdbc.sql("select standing || ' v' || schedule_version from visit where appointment_id = ?")
                        .param(UUID.fromString(appointment))
                        .query((row, number) -> row.getString(1))
                        .single())
                .isEqualTo("BOOKED v" + visit.path("scheduleVersion").asInt());
        eventually().untilAsserted(() -> {
            assertThat(count(
                            "select count(*) from contact where patient_id = ?",
                            visit.path("patientId").asString()))
                    .isEqualTo(1);
            assertThat(count(
                            "select count(*) from place where location_id = ?",
                            visit.path("locationId").asString()))
                    .isEqualTo(1);
            assertThat(count(
                            "select count(*) from practitioner where practitioner_id = ?",
                            visit.path("practitionerId").asString()))
                    .isEqualTo(1);
            assertThat(count(
                            "select count(*) from treatment where treatment_id = ?",
                            example(TreatmentListed.class).path("treatmentId").asString()))
                    .isEqualTo(1);
            for (var event : List.of(
                    ConditionPublished.class,
                    AdvicePublished.class,
                    ExercisePublished.class,
                    DrawingPublished.class,
                    FollowUpPlanPublished.class)) {
                assertThat(count(
                                "select count(*) from publication where item_id = ?",
                                example(event)
                                        .path("publication")
                                        .path("itemId")
                                        .asString()))
                        .as(event.getSimpleName())
                        .isEqualTo(1);
            }
        });
    }

    /** Runs the real thing once through every event of ours and holds each row of the outbox against its schema. */
    @Test
    void everyEventWeAnnounceKeepsItsSchemaAndItsExamplesFields() {
        UUID appointment = UUID.randomUUID();
        UUID condition = UUID.randomUUID();
        Patient patient = someone();
        followUpPublished(condition);
        announce(recorded(patient));
        Visit booked = visit(UUID.randomUUID(), 1, patient, null, inDays(8, 10));
        announce(new AppointmentBooked(booked));
        announce(new AppointmentRescheduled(
                visit(booked.appointmentId(), 2, patient, null, inDays(9, 10)), booked.start()));
        announce(new AppointmentCancelled(
                visit(booked.appointmentId(), 3, patient, null, inDays(9, 10)), CancelledBy.STAFF));
        announce(new AppointmentReinstated(visit(booked.appointmentId(), 4, patient, null, inDays(9, 10))));
        eventually().until(() -> messages(booked.appointmentId()).contains("confirmation v4 SMS SENT"));
        for (String word : List.of("JA", "AVBOKA")) {
            writes(patient.mobile(), word);
        }
        forwardTo(inDays(1, 15));
        Visit done = visit(appointment, 1, patient, condition, inDays(0, 10));
        announce(new AppointmentCompleted(done, done.end()));
        eventually().until(() -> messages(appointment).size() == 2);
        for (String answer : List.of("/answers", "/safety")) {
            forwardTo(inDays(1, 11));
            String link = checkIn(patient);
            post(link + answer, answer.equals("/answers") ? "flag-a=no&pain=3&progress=same" : "flag-a=emergency");
        }
        ELKS.askedFor(patient.mobile())
                .map(ElksServer.Sms::whendelivered)
                .forEach(address -> post(java.net.URI.create(address).getPath(), "id=s1&status=delivered"));
        var mail = jdbc.sql("select id from message where appointment_id = ? and channel = 'EMAIL'")
                .param(booked.appointmentId())
                .query(UUID.class)
                .list();
        reports.cameBack(mail.getFirst(), "5.1.1", DeliveryReports.Return.NO_SUCH_ADDRESS);
        jdbc.sql("select c.id, c.nonce from check_in c join follow_up f on f.id = c.follow_up_id"
                        + " where f.appointment_id = ?")
                .param(appointment)
                .query((row, number) -> new SecretLink('a', KEY)
                        .token(
                                SecretLink.Purpose.UNSUBSCRIBE,
                                UUID.fromString(row.getString("id")),
                                row.getString("nonce")))
                .list()
                .forEach(token -> post("/unsubscribe/" + token, ""));

        for (String word : List.of("Hej", "STOPP")) {
            writes(patient.mobile(), word);
        }
        shown("/staff/follow-ups/" + patient.id(), OFFICE.pass(UUID.randomUUID(), 1, StaffRole.PRACTITIONER));
        call(
                "DELETE",
                "/api/staff/undeliverable-addresses/" + patient.id() + "/email",
                OFFICE.pass(UUID.randomUUID(), 1, StaffRole.RECEPTIONIST),
                "");
        String page = "/staff/follow-ups/" + patient.id();
        sentFrom(
                page,
                page + "/decision",
                "decision=RESUME&followUp="
                        + jdbc.sql("select id from follow_up where appointment_id = ?")
                                .param(appointment)
                                .query(UUID.class)
                                .single(),
                OFFICE.pass(UUID.randomUUID(), 1, StaffRole.PRACTITIONER));
        announce(new AppointmentMissed(done, clock.instant()));
        eventually()
                .until(() -> jdbc.sql("select exists (select from outbox where type = 'reminder.follow-up.ended')")
                        .query(Boolean.class)
                        .single());

        Map<String, Set<String>> fields = new TreeMap<>();
        var schemas = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
        jdbc.sql("select type, payload::text as payload from outbox")
                .query((row, number) -> Map.entry(row.getString("type"), row.getString("payload")))
                .list()
                .forEach(row -> {
                    var schema = schemas.getSchema(Events.schema(event(row.getKey())), InputFormat.JSON);
                    assertThat(schema.validate(row.getValue(), InputFormat.JSON))
                            .as(row.getKey() + " " + row.getValue())
                            .isEmpty();
                    fields.computeIfAbsent(row.getKey(), type -> new TreeSet<>())
                            .addAll(json.readTree(row.getValue()).propertyNames());
                });
        assertThat(fields.keySet())
                .containsExactlyInAnyOrderElementsOf(Events.ALL.stream()
                        .map(event -> topic(event).value())
                        .filter(type -> type.startsWith("reminder."))
                        .toList());
        fields.forEach((type, found) -> assertThat(found)
                .as(type)
                .containsAll(json.readTree(Events.example(Reader.BOOKING, event(type)))
                        .propertyNames()));
    }

    private String checkIn(Patient patient) {
        var link = Pattern.compile("https://clinic\\.example(/check-in/[\\w-]+)");
        eventually().until(() -> !used.containsAll(links(patient, link)));
        String fresh = links(patient, link).stream()
                .filter(found -> !used.contains(found))
                .findFirst()
                .orElseThrow();
        used.add(fresh);
        return fresh;
    }

    private static List<String> links(Patient patient, Pattern link) {
        return ELKS.acceptedFor(patient.mobile())
                .flatMap(sms -> link.matcher(sms.message()).results())
                .map(found -> found.group(1))
                .toList();
    }

    private static Class<? extends Event> event(String type) {
        return Events.ALL.stream()
                .filter(event -> topic(event).value().equals(type))
                .findFirst()
                .orElseThrow();
    }

    private void followUpPublished(UUID condition) {
        UUID advice = UUID.randomUUID();
        LocalDate reviewBy = LocalDate.of(2199, 1, 1);
        announce(new ConditionPublished(
                new Publication(condition, "sv", 1, "Anna Lindqvist", reviewBy),
                "hostglid",
                "Höstglid",
                List.of(new RedFlag("a", "A?", RedFlagLevel.EMERGENCY)),
                List.of()));
        announce(new AdvicePublished(
                new Publication(advice, "sv", 1, "Anna Lindqvist", reviewBy), "Råd", List.of("…"), ""));
        var always = List.of(new AdviceFor(advice, EnumSet.allOf(Progress.class)));
        announce(new FollowUpPlanPublished(
                new Publication(UUID.randomUUID(), "zxx", 1, "Anna Lindqvist", reviewBy),
                condition,
                List.of(
                        new Step(1, LocalTime.of(10, 0), always, Set.of()),
                        new Step(2, LocalTime.of(10, 0), always, Set.of()))));
    }
}
