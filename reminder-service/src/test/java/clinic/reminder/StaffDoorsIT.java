package clinic.reminder;

import static clinic.contracts.booking.StaffRole.ADMIN;
import static clinic.contracts.booking.StaffRole.CLINICIAN_APPROVER;
import static clinic.contracts.booking.StaffRole.EDITOR;
import static clinic.contracts.booking.StaffRole.PRACTITIONER;
import static clinic.contracts.booking.StaffRole.RECEPTIONIST;
import static org.assertj.core.api.Assertions.assertThat;

import clinic.contracts.booking.AppointmentBooked;
import clinic.contracts.booking.StaffRecorded;
import clinic.contracts.booking.StaffRole;
import clinic.knocks.Knocks;
import clinic.knocks.PassOffice;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/** Passes from a real office, and what the topic says of their holders. */
class StaffDoorsIT extends RunningReminder {

    /** Whoever adds a route writes down here who is let in. */
    private static final String WHO = """
            GET    /actuator                                        everybody
            GET    /actuator/health                                 everybody
            GET    /actuator/health/**                              everybody
            GET    /actuator/info                                   everybody
            GET    /actuator/messaging                              everybody
            POST   /actuator/messaging                              everybody
            DELETE /actuator/messaging/{topic}/{partition}/{offset} everybody
            POST   /actuator/messaging/{topic}/{partition}/{offset} everybody
            GET    /actuator/prometheus                             everybody
            GET    /api/check-in                                    everybody
            POST   /api/check-in/answers                            everybody
            POST   /api/check-in/code                               everybody
            POST   /api/check-in/code/proof                         everybody
            POST   /api/check-in/opt-out                            everybody
            GET    /api/me/check-ins                                everybody
            GET    /api/me/check-ins/{checkIn}                      everybody
            GET    /api/staff/channels                              ADMIN
            GET    /api/staff/channels/{channel}                    ADMIN
            DELETE /api/staff/channels/{channel}/pause              ADMIN
            PUT    /api/staff/channels/{channel}/pause              ADMIN
            GET    /api/staff/erasures/{patient}                    ADMIN
            GET    /api/staff/follow-ups/{patient}                  RECEPTIONIST PRACTITIONER ADMIN
            POST   /api/staff/follow-ups/{patient}                  RECEPTIONIST PRACTITIONER ADMIN
            GET    /api/staff/follow-ups/{patient}/extract.json     RECEPTIONIST PRACTITIONER ADMIN
            PUT    /api/staff/follow-ups/{patient}/{followUp}/findings RECEPTIONIST PRACTITIONER ADMIN
            POST   /api/staff/follow-ups/{patient}/{followUp}/move  RECEPTIONIST PRACTITIONER ADMIN
            DELETE /api/staff/follow-ups/{patient}/{followUp}/pause RECEPTIONIST PRACTITIONER ADMIN
            PUT    /api/staff/follow-ups/{patient}/{followUp}/pause RECEPTIONIST PRACTITIONER ADMIN
            POST   /api/staff/follow-ups/{patient}/{followUp}/stop  RECEPTIONIST PRACTITIONER ADMIN
            GET    /api/staff/given-up                              ADMIN
            DELETE /api/staff/given-up/{id}                         ADMIN
            POST   /api/staff/given-up/{id}                         ADMIN
            GET    /api/staff/message-rules                         RECEPTIONIST ADMIN
            DELETE /api/staff/message-rules/{name}                  RECEPTIONIST ADMIN
            PUT    /api/staff/message-rules/{name}                  RECEPTIONIST ADMIN
            GET    /api/staff/message-rules/{name}/versions         RECEPTIONIST ADMIN
            GET    /api/staff/message-templates                     EDITOR ADMIN
            GET    /api/staff/message-templates/{name}              EDITOR ADMIN
            PUT    /api/staff/message-templates/{name}              EDITOR ADMIN
            POST   /api/staff/message-templates/{name}/preview      EDITOR ADMIN
            POST   /api/staff/message-templates/{name}/restoration  EDITOR ADMIN
            GET    /api/staff/messages                              RECEPTIONIST PRACTITIONER ADMIN
            GET    /api/staff/messages/balance                      RECEPTIONIST PRACTITIONER ADMIN
            GET    /api/staff/messages/check-in-code                RECEPTIONIST ADMIN
            PUT    /api/staff/messages/check-in-code                RECEPTIONIST ADMIN
            GET    /api/staff/messages/of/{patient}                 RECEPTIONIST PRACTITIONER ADMIN
            GET    /api/staff/parked-events                         ADMIN
            DELETE /api/staff/parked-events/{topic}/{partition}/{offset} ADMIN
            POST   /api/staff/parked-events/{topic}/{partition}/{offset} ADMIN
            GET    /api/staff/undeliverable-addresses/{patient}     RECEPTIONIST ADMIN
            DELETE /api/staff/undeliverable-addresses/{patient}/{channel} RECEPTIONIST ADMIN
            GET    /check-in/mine                                   everybody
            GET    /check-in/mine/{checkIn}                         everybody
            GET    /check-in/{token}                                everybody
            GET    /check-in/{token}/answers                        everybody
            POST   /check-in/{token}/answers                        everybody
            GET    /check-in/{token}/code                           everybody
            POST   /check-in/{token}/code                           everybody
            GET    /check-in/{token}/how                            everybody
            POST   /check-in/{token}/how                            everybody
            GET    /check-in/{token}/safety                         everybody
            POST   /check-in/{token}/safety                         everybody
            ANY    /error                                           no one
            POST   /hooks/46elks/incoming/{claimed}                 everybody
            POST   /hooks/46elks/{purpose}/{token}                  everybody
            POST   /hooks/twilio/incoming                           everybody
            POST   /hooks/twilio/{purpose}/{token}                  everybody
            POST   /internal/clock                                  everybody
            GET    /internal/pulse                                  everybody
            POST   /kept-form                                       no one
            ANY    /not-allowed                                     no one
            GET    /openapi/reminder                                everybody
            GET    /openapi/reminder.yaml                           everybody
            GET    /staff/follow-ups/{patient}                      RECEPTIONIST PRACTITIONER ADMIN
            POST   /staff/follow-ups/{patient}/decision             RECEPTIONIST PRACTITIONER ADMIN
            POST   /staff/follow-ups/{patient}/findings             RECEPTIONIST PRACTITIONER ADMIN
            POST   /staff/follow-ups/{patient}/start                RECEPTIONIST PRACTITIONER ADMIN
            GET    /staff/messages                                  RECEPTIONIST PRACTITIONER ADMIN
            GET    /staff/messages/channels                         ADMIN
            POST   /staff/messages/channels/pause                   ADMIN
            POST   /staff/messages/channels/resumption              ADMIN
            POST   /staff/messages/check-in-code                    RECEPTIONIST ADMIN
            POST   /staff/messages/given-up                         ADMIN
            GET    /staff/messages/rules                            RECEPTIONIST ADMIN
            GET    /staff/messages/rules/{name}                     RECEPTIONIST ADMIN
            POST   /staff/messages/rules/{name}                     RECEPTIONIST ADMIN
            POST   /staff/messages/rules/{name}/removal             RECEPTIONIST ADMIN
            GET    /staff/messages/templates                        EDITOR ADMIN
            GET    /staff/messages/templates/{name}                 EDITOR ADMIN
            POST   /staff/messages/templates/{name}                 EDITOR ADMIN
            POST   /staff/messages/templates/{name}/mail            EDITOR ADMIN
            POST   /staff/messages/templates/{name}/preview         EDITOR ADMIN
            POST   /staff/messages/templates/{name}/restoration     EDITOR ADMIN
            GET    /staff/messages/told/{item}                      RECEPTIONIST PRACTITIONER EDITOR CLINICIAN_APPROVER ADMIN
            GET    /unsubscribe/{token}                             everybody
            POST   /unsubscribe/{token}                             everybody
            """;

    private static final String PAGE = "/staff/messages";

    @Autowired
    private List<RequestMappingInfoHandlerMapping> routes;

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
            assertThat(get(path).statusCode()).as(path).isEqualTo(404);
            assertThat(shown(path, OFFICE.pass(staff, 1, ADMIN)).statusCode())
                    .as(path)
                    .isEqualTo(404);
        }
    }

    @Test
    void strangerIsLedToSignInAndBack() {
        var answer = get(PAGE);
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("location")).hasValue("/sign-in?to=%2Fstaff%2Fmessages");
    }

    /** Else a form that lies open beside would be refused, with all that was typed into it. */
    @Test
    void pageLeavesTheTokenOfAFormThatLiesOpenBesideAsItIs() {
        String pass = OFFICE.pass(staff, 1, RECEPTIONIST);
        assertThat(shown("/staff/messages/rules", pass).headers().allValues("set-cookie"))
                .as("whoever has no token gets one")
                .anyMatch(cookie -> cookie.startsWith("XSRF-TOKEN="));
        var beside = shown("/staff/messages/rules", pass + "; XSRF-TOKEN=" + UUID.randomUUID());
        assertThat(beside.statusCode()).isEqualTo(200);
        assertThat(beside.headers().allValues("set-cookie")).noneMatch(cookie -> cookie.startsWith("XSRF-TOKEN="));
    }

    @Test
    @DisplayName("Scenario 36: a pass opens what its roles allow; one without roles opens nothing")
    void rolesDecide() {
        for (StaffRole role : List.of(RECEPTIONIST, PRACTITIONER, ADMIN)) {
            assertThat(shown(PAGE, OFFICE.pass(staff, 1, role)).statusCode())
                    .as(role.name())
                    .isEqualTo(200);
        }
        for (StaffRole role : List.of(EDITOR, CLINICIAN_APPROVER)) {
            assertThat(shown(PAGE, OFFICE.pass(staff, 1, role)).statusCode())
                    .as(role.name())
                    .isEqualTo(403);
        }
        assertThat(shown(PAGE, OFFICE.pass(staff, 1)).statusCode()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "flipped",
                "unsigned",
                "nonsense",
                "from another office",
                "run out",
                "for something else",
                "from somebody else"
            })
    void forgedExpiredAndForeignPassesOpenNothing(String kind) {
        String pass = bad(kind);
        // A key that nobody knows is asked for once a second; until then nothing is said of the pass.
        eventually().until(() -> shown(PAGE, pass).statusCode() == 302);
    }

    private static Date minutesAgo(int minutes) {
        return Date.from(Instant.now().minus(Duration.ofMinutes(minutes)));
    }

    private String bad(String kind) {
        String good = OFFICE.pass(staff, 1, ADMIN);
        return switch (kind) {
            case "flipped" -> {
                int middle = good.indexOf('.') + 10;
                yield good.substring(0, middle) + (good.charAt(middle) == 'A' ? 'B' : 'A') + good.substring(middle + 1);
            }
            case "unsigned" -> "eyJhbGciOiJub25lIn0." + good.split("\\.")[1] + ".";
            case "from another office" -> new PassOffice(Clock.systemUTC()).pass(staff, 1, ADMIN);
            case "run out" ->
                OFFICE.pass(staff, 1, claims -> claims.issueTime(minutesAgo(60)).expirationTime(minutesAgo(2)), ADMIN);
            case "for something else" -> OFFICE.pass(staff, 1, claims -> claims.audience("clinic:patient"), ADMIN);
            case "from somebody else" -> OFFICE.pass(staff, 1, claims -> claims.issuer("evil"), ADMIN);
            default -> kind;
        };
    }

    @Test
    void roleThatIsTakenAwayCountsThoughThePassLivesOn() {
        String pass = OFFICE.pass(staff, 3, RECEPTIONIST);
        announce(new StaffRecorded(staff, 3, "temp", Set.of(RECEPTIONIST)));
        assertThat(shown(PAGE, pass).statusCode()).isEqualTo(200);

        announce(new StaffRecorded(staff, 4, "temp", Set.of(EDITOR)));

        eventually().until(() -> shown(PAGE, pass).statusCode() == 302);
        assertThat(shown(PAGE, OFFICE.pass(staff, 4, EDITOR)).statusCode()).isEqualTo(403);
        announce(new StaffRecorded(staff, 2, "temp", Set.of(RECEPTIONIST)));
        settled();
        assertThat(shown(PAGE, pass).statusCode()).as("after an older word").isEqualTo(302);
    }

    @Test
    void signOutVoidsACopyOfThePass() {
        String copied = OFFICE.pass(staff, 1, RECEPTIONIST);
        assertThat(shown(PAGE, copied).statusCode()).isEqualTo(200);
        announce(new StaffRecorded(staff, 2, "temp", Set.of(RECEPTIONIST)));
        eventually().until(() -> shown(PAGE, copied).statusCode() == 302);
        assertThat(shown(PAGE, OFFICE.pass(staff, 2, RECEPTIONIST)).statusCode())
                .isEqualTo(200);
    }

    @Test
    void whoHasAPassWorksOnWhileTheOfficeIsAway() {
        String pass = OFFICE.pass(staff, 1, RECEPTIONIST);
        assertThat(shown(PAGE, pass).statusCode()).isEqualTo(200);
        OFFICE.shut();
        try {
            assertThat(shown(PAGE, pass).statusCode()).isEqualTo(200);
            assertThat(shown("/check-in/nonsense", "nonsense").statusCode())
                    .as("a patient's page with whatever is in the browser")
                    .isNotIn(302, 401, 403, 503);
        } finally {
            OFFICE.reopen();
        }
    }

    @Test
    void newKeyIsAskedFor() {
        assertThat(shown(PAGE, OFFICE.pass(staff, 1, RECEPTIONIST)).statusCode())
                .isEqualTo(200);
        OFFICE.drawAnotherKey();
        eventually()
                .until(() -> shown(PAGE, OFFICE.pass(staff, 1, RECEPTIONIST)).statusCode() == 200);
    }

    @Test
    void formSentAfterThePassRanOutKeepsWhatWasTyped() {
        var answer = sentByOurPage(PAGE, "note=ring+p%C3%A5+%22tisdag%22&at=12");
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body())
                .contains("Det du skrev är kvar", "name=\"note\"", "ring på &quot;tisdag&quot;", "action=\"" + PAGE);
    }

    @Test
    void pageTellsWhatBecameOfMessages() {
        Patient patient = someone();
        UUID appointment = UUID.randomUUID();
        announce(recorded(patient));
        announce(new AppointmentBooked(visit(appointment, 1, patient, null, inDays(8, 10))));
        eventually().until(() -> announced(appointment).size() == 2);

        String page = shown(PAGE, OFFICE.pass(staff, 1, RECEPTIONIST)).body();

        assertThat(page)
                .contains("<h1>Meddelanden</h1>", "Bekräftelse", "Skickat", "/staff/renewal")
                .doesNotContain(patient.mobile(), patient.email(), "??");
    }
}
