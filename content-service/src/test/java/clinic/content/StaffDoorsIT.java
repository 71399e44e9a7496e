package clinic.content;

import static clinic.contracts.booking.StaffRole.ADMIN;
import static clinic.contracts.booking.StaffRole.CLINICIAN_APPROVER;
import static clinic.contracts.booking.StaffRole.EDITOR;
import static clinic.contracts.booking.StaffRole.PRACTITIONER;
import static clinic.contracts.booking.StaffRole.RECEPTIONIST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import clinic.content.treatment.BookableTreatments;
import clinic.contracts.Events;
import clinic.contracts.Topic;
import clinic.contracts.booking.StaffRecorded;
import clinic.contracts.booking.StaffRole;
import clinic.contracts.booking.TreatmentListed;
import clinic.doors.StaffRegister;
import clinic.knocks.Knocks;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;
import tools.jackson.databind.json.JsonMapper;

/** Passes from a real office, and what the topic says of their holders. */
class StaffDoorsIT extends RunningContent {

    /** Whoever adds a route writes down here who is let in. */
    private static final String WHO = """
            GET    /                                                everybody
            GET    /accessibility                                   everybody
            GET    /actuator                                        everybody
            GET    /actuator/health                                 everybody
            GET    /actuator/health/**                              everybody
            GET    /actuator/info                                   everybody
            GET    /actuator/messaging                              everybody
            POST   /actuator/messaging                              everybody
            DELETE /actuator/messaging/{topic}/{partition}/{offset} everybody
            POST   /actuator/messaging/{topic}/{partition}/{offset} everybody
            GET    /actuator/prometheus                             everybody
            GET    /api/conditions                                  everybody
            GET    /api/staff/content                               EDITOR CLINICIAN_APPROVER ADMIN
            GET    /api/staff/content/items/{item}                  EDITOR CLINICIAN_APPROVER ADMIN
            POST   /api/staff/content/items/{item}/manuscripts      EDITOR CLINICIAN_APPROVER
            POST   /api/staff/content/items/{item}/retirement       EDITOR CLINICIAN_APPROVER
            POST   /api/staff/content/items/{item}/withdrawal       EDITOR CLINICIAN_APPROVER ADMIN
            GET    /api/staff/content/manuscripts/{id}              EDITOR CLINICIAN_APPROVER ADMIN
            POST   /api/staff/content/manuscripts/{id}/approval     CLINICIAN_APPROVER
            POST   /api/staff/content/manuscripts/{id}/comments     EDITOR CLINICIAN_APPROVER ADMIN
            POST   /api/staff/content/manuscripts/{id}/publication  EDITOR CLINICIAN_APPROVER
            POST   /api/staff/content/manuscripts/{id}/removal      EDITOR CLINICIAN_APPROVER
            POST   /api/staff/content/manuscripts/{id}/return       EDITOR CLINICIAN_APPROVER
            POST   /api/staff/content/manuscripts/{id}/review       EDITOR CLINICIAN_APPROVER
            PUT    /api/staff/content/manuscripts/{id}/texts/{locale} EDITOR CLINICIAN_APPROVER
            GET    /asyncapi                                        everybody
            GET    /asyncapi/asyncapi.yaml                          everybody
            GET    /conditions                                      everybody
            GET    /conditions/drawings/{id}/{version}              everybody
            GET    /conditions/{slug}                               everybody
            ANY    /error                                           no one
            GET    /favicon.ico                                     everybody
            POST   /internal/clock                                  everybody
            GET    /internal/pulse                                  everybody
            POST   /kept-form                                       no one
            ANY    /not-allowed                                     no one
            GET    /openapi/content                                 everybody
            GET    /openapi/content.yaml                            everybody
            GET    /robots.txt                                      everybody
            GET    /search                                          everybody
            GET    /sitemap.xml                                     everybody
            GET    /staff/content                                   EDITOR CLINICIAN_APPROVER ADMIN
            GET    /staff/content/import                            EDITOR CLINICIAN_APPROVER
            POST   /staff/content/import                            EDITOR CLINICIAN_APPROVER
            GET    /staff/content/items/{item}                      EDITOR CLINICIAN_APPROVER ADMIN
            GET    /staff/content/items/{item}/export               EDITOR CLINICIAN_APPROVER ADMIN
            POST   /staff/content/items/{item}/manuscripts          EDITOR CLINICIAN_APPROVER
            GET    /staff/content/items/{item}/retirement           EDITOR CLINICIAN_APPROVER
            POST   /staff/content/items/{item}/retirement           EDITOR CLINICIAN_APPROVER
            GET    /staff/content/items/{item}/withdrawal           EDITOR CLINICIAN_APPROVER ADMIN
            POST   /staff/content/items/{item}/withdrawal           EDITOR CLINICIAN_APPROVER ADMIN
            GET    /staff/content/manuscripts/{id}                  EDITOR CLINICIAN_APPROVER ADMIN
            POST   /staff/content/manuscripts/{id}/approval         CLINICIAN_APPROVER
            POST   /staff/content/manuscripts/{id}/comments         EDITOR CLINICIAN_APPROVER ADMIN
            GET    /staff/content/manuscripts/{id}/preview/{locale} EDITOR CLINICIAN_APPROVER ADMIN
            POST   /staff/content/manuscripts/{id}/publication      EDITOR CLINICIAN_APPROVER
            POST   /staff/content/manuscripts/{id}/removal          EDITOR CLINICIAN_APPROVER
            POST   /staff/content/manuscripts/{id}/return           EDITOR CLINICIAN_APPROVER
            POST   /staff/content/manuscripts/{id}/review           EDITOR CLINICIAN_APPROVER
            GET    /staff/content/manuscripts/{id}/texts/{locale}   EDITOR CLINICIAN_APPROVER
            POST   /staff/content/manuscripts/{id}/texts/{locale}   EDITOR CLINICIAN_APPROVER
            GET    /treatments                                      everybody
            GET    /treatments/{slug}                               everybody
            """;

    private static final String PAGE = "/staff/content";
    private static final Duration SOON = Duration.ofSeconds(30);

    @Autowired
    private List<RequestMappingInfoHandlerMapping> routes;

    @Autowired
    private JdbcClient database;

    @Autowired
    private StaffRegister register;

    @Autowired
    private BookableTreatments treatments;

    @Autowired
    private JsonMapper json;

    @Value("${spring.kafka.bootstrap-servers}")
    private String brokers;

    private final UUID staff = UUID.randomUUID();

    @Test
    @DisplayName("Scenario 36: every route lets in whom this table names, and nobody else")
    void everyRouteLetsInWhomItIsFor() {
        Map<String, String> cookies = new LinkedHashMap<>();
        for (StaffRole role : StaffRole.values()) {
            cookies.put(role.name(), "staff-pass=" + OFFICE.pass(staff, 1, role));
        }
        assertThat(Knocks.letIn(routes, port, cookies)).isEqualTo(WHO);
    }

    @Test
    void whatNoDoorNamesIsNotThereForAnybody() {
        for (String path : List.of("/nowhere", "/actuator/env", "/kept-form", "/internal/anything")) {
            assertThat(get(path, null).statusCode()).as(path).isEqualTo(404);
            assertThat(get(path, OFFICE.pass(staff, 1, ADMIN)).statusCode())
                    .as(path)
                    .isEqualTo(404);
        }
    }

    @Test
    void strangerIsLedToSignInAndBack() {
        var answer = get(PAGE, null);
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("location")).hasValue("/sign-in?to=%2Fstaff%2Fcontent");
    }

    @Test
    @DisplayName("Scenario 36: a pass opens what its roles allow; one without roles opens nothing")
    void rolesDecide() {
        for (StaffRole role : List.of(EDITOR, CLINICIAN_APPROVER, ADMIN)) {
            assertThat(get(PAGE, OFFICE.pass(staff, 1, role)).statusCode())
                    .as(role.name())
                    .isEqualTo(200);
        }
        for (StaffRole role : List.of(RECEPTIONIST, PRACTITIONER)) {
            assertThat(get(PAGE, OFFICE.pass(staff, 1, role)).statusCode())
                    .as(role.name())
                    .isEqualTo(403);
        }
        assertThat(get(PAGE, OFFICE.pass(staff, 1)).statusCode()).isEqualTo(403);
    }

    @Test
    void roleThatIsTakenAwayAndASignOutCountThoughThePassLivesOn() {
        String pass = OFFICE.pass(staff, 3, EDITOR);
        assertThat(get(PAGE, pass).statusCode()).isEqualTo(200);
        announce(json.writeValueAsString(new StaffRecorded(staff, 4, "temp", Set.of(EDITOR))), staff);
        await().atMost(SOON).until(() -> get(PAGE, pass).statusCode() == 302);

        String renewed = OFFICE.pass(staff, 4, EDITOR);
        assertThat(get(PAGE, renewed).statusCode()).isEqualTo(200);
        announce(json.writeValueAsString(new StaffRecorded(staff, 5, "temp", Set.of())), staff);
        await().atMost(SOON).until(() -> get(PAGE, renewed).statusCode() == 302);
    }

    /** Topics tell everything twice some day, and then the older word may come last. */
    @Test
    void olderWordReplacesNoNewerOne() {
        register.record(new StaffRecorded(staff, 7, "temp", Set.of()));
        register.record(new StaffRecorded(staff, 6, "temp", Set.of(EDITOR)));
        assertThat(get(PAGE, OFFICE.pass(staff, 6, EDITOR)).statusCode()).isEqualTo(302);
        assertThat(get(PAGE, OFFICE.pass(staff, 7, EDITOR)).statusCode()).isEqualTo(200);
    }

    @Test
    void exampleOfTheContractIsTakenIn() {
        String example = Events.example(Topic.Reader.CONTENT, StaffRecorded.class);
        StaffRecorded told = json.readValue(example, StaffRecorded.class);
        announce(example, told.staffId());
        await().atMost(SOON)
                .until(() -> database.sql("select count(*) from staff_member where staff_id = ? and version = ?")
                                .params(told.staffId(), told.version())
                                .query(Integer.class)
                                .single()
                        == 1);
    }

    @Test
    void treatmentsAreHeardOfAsBookingServiceTellsThem() {
        String example = Events.example(Topic.Reader.CONTENT, TreatmentListed.class);
        var told = json.readValue(example, TreatmentListed.class);
        announce(Topic.CATALOGUE, "booking.treatment.listed", example, told.treatmentId());
        await().atMost(SOON)
                .until(() -> treatments.all().stream()
                        .anyMatch(treatment -> treatment.id().equals(told.treatmentId())
                                && treatment.minutes()
                                        == Objects.requireNonNull(told.bookable())
                                                .minutes()));

        var retired = json.writeValueAsString(new TreatmentListed(told.treatmentId(), told.names()));
        announce(Topic.CATALOGUE, "booking.treatment.listed", retired, told.treatmentId());
        await().atMost(SOON)
                .until(() -> treatments.all().stream()
                        .noneMatch(treatment -> treatment.id().equals(told.treatmentId())));
    }

    @Test
    void publicPagesAskForNoPassAndMindNone() {
        OFFICE.shut();
        try {
            assertThat(get("/conditions", "nonsense").statusCode()).isEqualTo(200);
            assertThat(get("/conditions", null).headers().allValues("set-cookie"))
                    .isEmpty();
        } finally {
            OFFICE.reopen();
        }
    }

    @Test
    void pageListsWhatIsPublished() {
        String page = get(PAGE, OFFICE.pass(staff, 1, EDITOR)).body();
        assertThat(page)
                .contains("<h1>Innehåll</h1>", "Svenska 2", "22 nov", "/staff/renewal")
                .doesNotContain("??");
        assertThat(get(PAGE + "?lang=en", OFFICE.pass(staff, 1, EDITOR)).body())
                .contains("<h1>Content</h1>", "Swedish")
                .doesNotContain("??");
    }

    private void announce(String payload, UUID key) {
        announce(Topic.STAFF, "booking.staff.recorded", payload, key);
    }

    private void announce(Topic topic, String type, String payload, UUID key) {
        var event = new ProducerRecord<>(topic.id(), key.toString(), payload);
        Map.of("ce_id", UUID.randomUUID().toString(), "ce_type", type)
                .forEach((name, value) -> event.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", brokers), new StringSerializer(), new StringSerializer())) {
            producer.send(event).get();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
