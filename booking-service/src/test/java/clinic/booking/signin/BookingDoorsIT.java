package clinic.booking.signin;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.booking.RealBooking;
import clinic.booking.online.Browser;
import clinic.booking.online.Browser.Page;
import clinic.booking.staff.StaffBrowser;
import clinic.contracts.booking.StaffRole;
import clinic.knocks.Knocks;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

@RealBooking
class BookingDoorsIT {

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
            POST   /api/appointments                                everybody
            GET    /api/appointments/{id}                           everybody
            POST   /api/appointments/{id}/cancellation              everybody
            GET    /api/appointments/{id}/messages                  everybody
            PUT    /api/appointments/{id}/messages                  everybody
            POST   /api/appointments/{id}/reinstatement             everybody
            POST   /api/appointments/{id}/reschedule                everybody
            GET    /api/appointments/{id}/slots                     everybody
            GET    /api/appointments/{id}/visit.ics                 everybody
            GET    /api/consents                                    everybody
            POST   /api/holds                                       everybody
            DELETE /api/holds/{id}                                  everybody
            POST   /api/holds/{id}/extension                        everybody
            GET    /api/locations                                   everybody
            GET    /api/me                                          everybody
            DELETE /api/me/sign-in                                  everybody
            POST   /api/me/sign-in                                  everybody
            POST   /api/me/sign-in/code                             everybody
            POST   /api/me/sign-in/person                           everybody
            GET    /api/practitioners                               everybody
            POST   /api/safety-answers                              everybody
            GET    /api/safety-questions                            everybody
            GET    /api/slots                                       everybody
            GET    /api/staff/absences                              RECEPTIONIST PRACTITIONER ADMIN
            POST   /api/staff/absences                              RECEPTIONIST PRACTITIONER ADMIN
            GET    /api/staff/absences/{id}                         RECEPTIONIST PRACTITIONER ADMIN
            POST   /api/staff/absences/{id}/decisions               RECEPTIONIST PRACTITIONER ADMIN
            POST   /api/staff/absences/{id}/end                     RECEPTIONIST PRACTITIONER ADMIN
            GET    /api/staff/accounts                              ADMIN
            POST   /api/staff/accounts                              ADMIN
            POST   /api/staff/accounts/{id}/link                    ADMIN
            POST   /api/staff/accounts/{id}/revocation              ADMIN
            PUT    /api/staff/accounts/{id}/roles                   ADMIN
            POST   /api/staff/accounts/{id}/sign-out                ADMIN
            GET    /api/staff/alerts                                RECEPTIONIST PRACTITIONER ADMIN
            PUT    /api/staff/alerts/choice                         RECEPTIONIST PRACTITIONER ADMIN
            POST   /api/staff/alerts/seen                           RECEPTIONIST PRACTITIONER ADMIN
            POST   /api/staff/appointments                          RECEPTIONIST PRACTITIONER ADMIN
            DELETE /api/staff/appointments/{id}/arrival             RECEPTIONIST PRACTITIONER ADMIN
            POST   /api/staff/appointments/{id}/arrival             RECEPTIONIST PRACTITIONER ADMIN
            DELETE /api/staff/appointments/{id}/completion          RECEPTIONIST PRACTITIONER ADMIN
            POST   /api/staff/appointments/{id}/completion          RECEPTIONIST PRACTITIONER ADMIN
            DELETE /api/staff/appointments/{id}/no-show             RECEPTIONIST PRACTITIONER ADMIN
            POST   /api/staff/appointments/{id}/no-show             RECEPTIONIST PRACTITIONER ADMIN
            POST   /api/staff/appointments/{id}/time                RECEPTIONIST PRACTITIONER ADMIN
            DELETE /api/staff/appointments/{id}/treatment           RECEPTIONIST PRACTITIONER ADMIN
            POST   /api/staff/appointments/{id}/treatment           RECEPTIONIST PRACTITIONER ADMIN
            GET    /api/staff/audit                                 ADMIN
            POST   /api/staff/blocks                                RECEPTIONIST PRACTITIONER ADMIN
            DELETE /api/staff/blocks/{id}                           RECEPTIONIST PRACTITIONER ADMIN
            GET    /api/staff/calendar                              RECEPTIONIST PRACTITIONER ADMIN
            GET    /api/staff/calendar/changes                      RECEPTIONIST PRACTITIONER ADMIN
            GET    /api/staff/calendar/resources                    RECEPTIONIST PRACTITIONER ADMIN
            GET    /api/staff/closed-times                          RECEPTIONIST PRACTITIONER ADMIN
            GET    /api/staff/imports                               ADMIN
            POST   /api/staff/imports                               ADMIN
            DELETE /api/staff/imports/{id}                          ADMIN
            GET    /api/staff/imports/{id}                          ADMIN
            PUT    /api/staff/imports/{id}/columns                  ADMIN
            PUT    /api/staff/imports/{id}/form                     ADMIN
            GET    /api/staff/imports/{id}/refused                  ADMIN
            POST   /api/staff/imports/{id}/run                      ADMIN
            POST   /api/staff/imports/{id}/stop                     ADMIN
            POST   /api/staff/patients/search                       RECEPTIONIST PRACTITIONER ADMIN
            GET    /api/staff/patients/{id}                         RECEPTIONIST PRACTITIONER ADMIN
            GET    /api/staff/patients/{id}/appointments            RECEPTIONIST PRACTITIONER ADMIN
            GET    /api/staff/patients/{id}/contacts                RECEPTIONIST ADMIN
            POST   /api/staff/patients/{id}/contacts                RECEPTIONIST ADMIN
            DELETE /api/staff/patients/{id}/contacts/{contact}      RECEPTIONIST ADMIN
            POST   /api/staff/patients/{id}/contacts/{contact}/messages RECEPTIONIST ADMIN
            PUT    /api/staff/patients/{id}/details                 RECEPTIONIST ADMIN
            POST   /api/staff/patients/{id}/erasure                 ADMIN
            GET    /api/staff/patients/{id}/extract                 RECEPTIONIST ADMIN
            GET    /api/staff/patients/{id}/links                   RECEPTIONIST ADMIN
            POST   /api/staff/patients/{id}/merges                  RECEPTIONIST ADMIN
            PUT    /api/staff/patients/{id}/messages                RECEPTIONIST ADMIN
            PUT    /api/staff/patients/{id}/not-the-same/{other}    RECEPTIONIST ADMIN
            POST   /api/staff/patients/{id}/private-links/renewal   RECEPTIONIST ADMIN
            DELETE /api/staff/patients/{id}/protected-identity      RECEPTIONIST ADMIN
            PUT    /api/staff/patients/{id}/protected-identity      RECEPTIONIST ADMIN
            GET    /api/staff/setup/closed-days                     ADMIN
            PUT    /api/staff/setup/closed-days                     ADMIN
            GET    /api/staff/setup/locations                       ADMIN
            POST   /api/staff/setup/locations                       ADMIN
            GET    /api/staff/setup/locations/{id}                  ADMIN
            PUT    /api/staff/setup/locations/{id}                  ADMIN
            GET    /api/staff/setup/practitioners                   ADMIN
            POST   /api/staff/setup/practitioners                   ADMIN
            GET    /api/staff/setup/practitioners/{id}              ADMIN
            PUT    /api/staff/setup/practitioners/{id}              ADMIN
            GET    /api/staff/setup/practitioners/{id}/dates        ADMIN
            PUT    /api/staff/setup/practitioners/{id}/dates        ADMIN
            GET    /api/staff/setup/practitioners/{id}/hours        ADMIN
            PUT    /api/staff/setup/practitioners/{id}/hours        ADMIN
            DELETE /api/staff/setup/practitioners/{id}/retirement   ADMIN
            GET    /api/staff/setup/practitioners/{id}/retirement   ADMIN
            PUT    /api/staff/setup/practitioners/{id}/retirement   ADMIN
            GET    /api/staff/setup/rooms                           ADMIN
            POST   /api/staff/setup/rooms                           ADMIN
            GET    /api/staff/setup/rooms/{id}                      ADMIN
            PUT    /api/staff/setup/rooms/{id}                      ADMIN
            DELETE /api/staff/setup/rooms/{id}/retirement           ADMIN
            PUT    /api/staff/setup/rooms/{id}/retirement           ADMIN
            GET    /api/staff/setup/treatments                      ADMIN
            POST   /api/staff/setup/treatments                      ADMIN
            GET    /api/staff/setup/treatments/{id}                 ADMIN
            PUT    /api/staff/setup/treatments/{id}                 ADMIN
            GET    /api/staff/setup/treatments/{id}/questions       ADMIN
            PUT    /api/staff/setup/treatments/{id}/questions       ADMIN
            DELETE /api/staff/setup/treatments/{id}/retirement      ADMIN
            PUT    /api/staff/setup/treatments/{id}/retirement      ADMIN
            GET    /api/staff/setup/treatments/{id}/rooms           ADMIN
            PUT    /api/staff/setup/treatments/{id}/rooms           ADMIN
            GET    /api/staff/tasks                                 RECEPTIONIST PRACTITIONER EDITOR CLINICIAN_APPROVER ADMIN
            POST   /api/staff/tasks/{id}/acknowledgement            RECEPTIONIST PRACTITIONER EDITOR CLINICIAN_APPROVER ADMIN
            DELETE /api/staff/tasks/{id}/claim                      RECEPTIONIST PRACTITIONER EDITOR CLINICIAN_APPROVER ADMIN
            POST   /api/staff/tasks/{id}/claim                      RECEPTIONIST PRACTITIONER EDITOR CLINICIAN_APPROVER ADMIN
            POST   /api/staff/tasks/{id}/closure                    RECEPTIONIST PRACTITIONER EDITOR CLINICIAN_APPROVER ADMIN
            GET    /api/staff/treatments/{id}/booking-window        ADMIN
            PUT    /api/staff/treatments/{id}/booking-window        ADMIN
            GET    /api/treatments                                  everybody
            GET    /appointments/{token}                            everybody
            GET    /appointments/{token}/cancellation               everybody
            POST   /appointments/{token}/cancellation               everybody
            GET    /appointments/{token}/messages                   everybody
            POST   /appointments/{token}/messages                   everybody
            GET    /appointments/{token}/reschedule                 everybody
            POST   /appointments/{token}/reschedule                 everybody
            GET    /appointments/{token}/visit.ics                  everybody
            GET    /book                                            everybody
            POST   /book                                            everybody
            GET    /book/contact-care                               everybody
            GET    /book/details                                    everybody
            POST   /book/details                                    everybody
            GET    /book/details/language                           everybody
            POST   /book/details/language                           everybody
            GET    /book/emergency                                  everybody
            GET    /book/hold                                       everybody
            POST   /book/hold                                       everybody
            GET    /book/hold/extension                             everybody
            POST   /book/hold/extension                             everybody
            GET    /book/safety                                     everybody
            POST   /book/safety                                     everybody
            GET    /book/safety/again                               everybody
            POST   /book/safety/again                               everybody
            GET    /book/safety/language                            everybody
            POST   /book/safety/language                            everybody
            GET    /book/time                                       everybody
            POST   /book/time                                       everybody
            ANY    /error                                           no one
            ANY    /farewell                                        no one
            GET    /internal/audit                                  everybody
            GET    /internal/staff-keys                             everybody
            POST   /kept-form                                       no one
            GET    /me                                              everybody
            POST   /me                                              everybody
            GET    /me/code                                         everybody
            POST   /me/code                                         everybody
            GET    /me/person                                       everybody
            POST   /me/person                                       everybody
            POST   /me/sign-out                                     everybody
            ANY    /not-allowed                                     no one
            GET    /openapi                                         everybody
            GET    /openapi/booking                                 everybody
            GET    /openapi/booking.yaml                            everybody
            GET    /practitioners                                   everybody
            GET    /practitioners/sitemap.xml                       everybody
            GET    /practitioners/{slug}                            everybody
            GET    /sign-in                                         everybody
            POST   /sign-in                                         everybody
            GET    /sign-in/authenticator                           everybody
            POST   /sign-in/authenticator                           everybody
            GET    /sign-in/code                                    everybody
            POST   /sign-in/code                                    everybody
            GET    /sign-in/forgotten                               everybody
            POST   /sign-in/forgotten                               everybody
            GET    /sign-in/issuer                                  everybody
            GET    /sign-in/issuer/answer                           everybody
            POST   /sign-in/issuer/sign-out                         everybody
            GET    /sign-in/issuer/signed-out                       everybody
            GET    /sign-in/new-password/{token}                    everybody
            POST   /sign-in/new-password/{token}                    everybody
            POST   /sign-in/passkey                                 everybody
            POST   /sign-in/passkey/question                        everybody
            GET    /staff                                           RECEPTIONIST PRACTITIONER ADMIN
            GET    /staff/absences/new                              RECEPTIONIST PRACTITIONER ADMIN
            POST   /staff/absences/new                              RECEPTIONIST PRACTITIONER ADMIN
            GET    /staff/absences/{id}                             RECEPTIONIST PRACTITIONER ADMIN
            POST   /staff/absences/{id}                             RECEPTIONIST PRACTITIONER ADMIN
            POST   /staff/absences/{id}/end                         RECEPTIONIST PRACTITIONER ADMIN
            GET    /staff/account                                   RECEPTIONIST PRACTITIONER EDITOR CLINICIAN_APPROVER ADMIN
            POST   /staff/account/alerts                            RECEPTIONIST PRACTITIONER ADMIN
            GET    /staff/account/authenticator                     RECEPTIONIST PRACTITIONER EDITOR CLINICIAN_APPROVER ADMIN
            POST   /staff/account/authenticator                     RECEPTIONIST PRACTITIONER EDITOR CLINICIAN_APPROVER ADMIN
            POST   /staff/account/authenticator/code                RECEPTIONIST PRACTITIONER EDITOR CLINICIAN_APPROVER ADMIN
            POST   /staff/account/authenticator/removal             RECEPTIONIST PRACTITIONER EDITOR CLINICIAN_APPROVER ADMIN
            GET    /staff/account/passkeys                          RECEPTIONIST PRACTITIONER EDITOR CLINICIAN_APPROVER ADMIN
            POST   /staff/account/passkeys                          RECEPTIONIST PRACTITIONER EDITOR CLINICIAN_APPROVER ADMIN
            POST   /staff/account/passkeys/question                 RECEPTIONIST PRACTITIONER EDITOR CLINICIAN_APPROVER ADMIN
            POST   /staff/account/passkeys/{id}/removal             RECEPTIONIST PRACTITIONER EDITOR CLINICIAN_APPROVER ADMIN
            GET    /staff/account/proof                             RECEPTIONIST PRACTITIONER EDITOR CLINICIAN_APPROVER ADMIN
            POST   /staff/account/proof                             RECEPTIONIST PRACTITIONER EDITOR CLINICIAN_APPROVER ADMIN
            GET    /staff/account/proof/issuer                      RECEPTIONIST PRACTITIONER EDITOR CLINICIAN_APPROVER ADMIN
            POST   /staff/account/recovery-codes                    RECEPTIONIST PRACTITIONER EDITOR CLINICIAN_APPROVER ADMIN
            POST   /staff/account/sessions/end                      RECEPTIONIST PRACTITIONER EDITOR CLINICIAN_APPROVER ADMIN
            POST   /staff/account/sessions/{id}/end                 RECEPTIONIST PRACTITIONER EDITOR CLINICIAN_APPROVER ADMIN
            GET    /staff/alerts                                    RECEPTIONIST PRACTITIONER ADMIN
            POST   /staff/alerts/seen                               RECEPTIONIST PRACTITIONER ADMIN
            GET    /staff/appointments/new                          RECEPTIONIST PRACTITIONER ADMIN
            POST   /staff/appointments/new                          RECEPTIONIST PRACTITIONER ADMIN
            GET    /staff/appointments/{id}                         RECEPTIONIST PRACTITIONER ADMIN
            POST   /staff/appointments/{id}/cancellation            RECEPTIONIST PRACTITIONER ADMIN
            POST   /staff/appointments/{id}/reinstatement           RECEPTIONIST PRACTITIONER ADMIN
            POST   /staff/appointments/{id}/step                    RECEPTIONIST PRACTITIONER ADMIN
            POST   /staff/appointments/{id}/tasks/{task}            RECEPTIONIST PRACTITIONER ADMIN
            POST   /staff/appointments/{id}/time                    RECEPTIONIST PRACTITIONER ADMIN
            GET    /staff/audit                                     ADMIN
            POST   /staff/blocks                                    RECEPTIONIST PRACTITIONER ADMIN
            GET    /staff/blocks/new                                RECEPTIONIST PRACTITIONER ADMIN
            POST   /staff/blocks/new                                RECEPTIONIST PRACTITIONER ADMIN
            GET    /staff/blocks/{id}                               RECEPTIONIST PRACTITIONER ADMIN
            POST   /staff/blocks/{id}/removal                       RECEPTIONIST PRACTITIONER ADMIN
            GET    /staff/day                                       RECEPTIONIST PRACTITIONER ADMIN
            GET    /staff/operations                                RECEPTIONIST PRACTITIONER ADMIN
            POST   /staff/operations/laying-aside                   ADMIN
            POST   /staff/operations/replay                         RECEPTIONIST PRACTITIONER ADMIN
            GET    /staff/patients                                  RECEPTIONIST PRACTITIONER ADMIN
            POST   /staff/patients                                  RECEPTIONIST PRACTITIONER ADMIN
            GET    /staff/patients/{id}                             RECEPTIONIST PRACTITIONER ADMIN
            POST   /staff/patients/{id}/consents                    RECEPTIONIST ADMIN
            GET    /staff/patients/{id}/contacts                    RECEPTIONIST ADMIN
            POST   /staff/patients/{id}/contacts                    RECEPTIONIST ADMIN
            POST   /staff/patients/{id}/contacts/{contact}/messages RECEPTIONIST ADMIN
            POST   /staff/patients/{id}/contacts/{contact}/removal  RECEPTIONIST ADMIN
            GET    /staff/patients/{id}/details                     RECEPTIONIST ADMIN
            POST   /staff/patients/{id}/details                     RECEPTIONIST ADMIN
            GET    /staff/patients/{id}/erasure                     ADMIN
            POST   /staff/patients/{id}/erasure                     ADMIN
            GET    /staff/patients/{id}/extract                     RECEPTIONIST ADMIN
            GET    /staff/patients/{id}/extract.json                RECEPTIONIST ADMIN
            GET    /staff/patients/{id}/merge                       RECEPTIONIST ADMIN
            POST   /staff/patients/{id}/merge                       RECEPTIONIST ADMIN
            GET    /staff/patients/{id}/merge/{other}               RECEPTIONIST ADMIN
            POST   /staff/patients/{id}/merge/{other}               RECEPTIONIST ADMIN
            POST   /staff/patients/{id}/merge/{other}/not-the-same  RECEPTIONIST ADMIN
            POST   /staff/patients/{id}/private-links/renewal       RECEPTIONIST ADMIN
            POST   /staff/patients/{id}/protected-identity          RECEPTIONIST ADMIN
            GET    /staff/red-flags                                 RECEPTIONIST PRACTITIONER ADMIN
            GET    /staff/renewal                                   RECEPTIONIST PRACTITIONER EDITOR CLINICIAN_APPROVER ADMIN
            GET    /staff/setup                                     ADMIN
            GET    /staff/setup/closed-days                         ADMIN
            POST   /staff/setup/closed-days                         ADMIN
            GET    /staff/setup/import                              ADMIN
            POST   /staff/setup/import                              ADMIN
            GET    /staff/setup/import/{id}                         ADMIN
            POST   /staff/setup/import/{id}/columns                 ADMIN
            POST   /staff/setup/import/{id}/form                    ADMIN
            GET    /staff/setup/import/{id}/refused.csv             ADMIN
            POST   /staff/setup/import/{id}/removal                 ADMIN
            POST   /staff/setup/import/{id}/run                     ADMIN
            POST   /staff/setup/import/{id}/stop                    ADMIN
            GET    /staff/setup/locations                           ADMIN
            GET    /staff/setup/locations/new                       ADMIN
            POST   /staff/setup/locations/new                       ADMIN
            GET    /staff/setup/locations/{id}                      ADMIN
            POST   /staff/setup/locations/{id}                      ADMIN
            GET    /staff/setup/practitioners                       ADMIN
            GET    /staff/setup/practitioners/new                   ADMIN
            POST   /staff/setup/practitioners/new                   ADMIN
            GET    /staff/setup/practitioners/{id}                  ADMIN
            POST   /staff/setup/practitioners/{id}                  ADMIN
            GET    /staff/setup/practitioners/{id}/dates            ADMIN
            POST   /staff/setup/practitioners/{id}/dates            ADMIN
            GET    /staff/setup/practitioners/{id}/hours            ADMIN
            POST   /staff/setup/practitioners/{id}/hours            ADMIN
            GET    /staff/setup/practitioners/{id}/retirement       ADMIN
            POST   /staff/setup/practitioners/{id}/retirement       ADMIN
            GET    /staff/setup/retention                           ADMIN
            GET    /staff/setup/rooms                               ADMIN
            GET    /staff/setup/rooms/new                           ADMIN
            POST   /staff/setup/rooms/new                           ADMIN
            GET    /staff/setup/rooms/{id}                          ADMIN
            POST   /staff/setup/rooms/{id}                          ADMIN
            POST   /staff/setup/rooms/{id}/reopening                ADMIN
            GET    /staff/setup/rooms/{id}/retirement               ADMIN
            POST   /staff/setup/rooms/{id}/retirement               ADMIN
            POST   /staff/setup/second-factor                       ADMIN
            GET    /staff/setup/staff                               ADMIN
            POST   /staff/setup/staff                               ADMIN
            GET    /staff/setup/staff/{id}                          ADMIN
            POST   /staff/setup/staff/{id}                          ADMIN
            POST   /staff/setup/staff/{id}/factors/removal          ADMIN
            POST   /staff/setup/staff/{id}/link                     ADMIN
            POST   /staff/setup/staff/{id}/revocation               ADMIN
            POST   /staff/setup/staff/{id}/sign-out                 ADMIN
            GET    /staff/setup/treatments                          ADMIN
            GET    /staff/setup/treatments/new                      ADMIN
            POST   /staff/setup/treatments/new                      ADMIN
            GET    /staff/setup/treatments/{id}                     ADMIN
            POST   /staff/setup/treatments/{id}                     ADMIN
            GET    /staff/setup/treatments/{id}/questions           ADMIN
            POST   /staff/setup/treatments/{id}/questions           ADMIN
            POST   /staff/setup/treatments/{id}/reopening           ADMIN
            GET    /staff/setup/treatments/{id}/retirement          ADMIN
            POST   /staff/setup/treatments/{id}/retirement          ADMIN
            GET    /staff/setup/treatments/{id}/rooms               ADMIN
            POST   /staff/setup/treatments/{id}/rooms               ADMIN
            GET    /staff/tasks                                     RECEPTIONIST PRACTITIONER EDITOR CLINICIAN_APPROVER ADMIN
            POST   /staff/tasks/{id}/acknowledgement                RECEPTIONIST PRACTITIONER EDITOR CLINICIAN_APPROVER ADMIN
            POST   /staff/tasks/{id}/claim                          RECEPTIONIST PRACTITIONER EDITOR CLINICIAN_APPROVER ADMIN
            POST   /staff/tasks/{id}/closure                        RECEPTIONIST PRACTITIONER EDITOR CLINICIAN_APPROVER ADMIN
            POST   /staff/tasks/{id}/return                         RECEPTIONIST PRACTITIONER EDITOR CLINICIAN_APPROVER ADMIN
            """;

    @LocalServerPort
    int port;

    @Autowired
    List<RequestMappingInfoHandlerMapping> routes;

    @Test
    @DisplayName("Scenario 36: every route lets in whom this table names, and nobody else")
    void everyRouteLetsInWhomItIsFor() {
        Map<String, String> cookies = new LinkedHashMap<>();
        for (StaffRole role : StaffRole.values()) {
            cookies.put(
                    role.name(),
                    StaffBrowser.signedIn(port, account(role), "sv").session());
        }
        assertThat(Knocks.letIn(routes, port, cookies)).isEqualTo(WHO);
    }

    @Test
    void whatNoDoorNamesIsNotThereForAnybody() {
        for (String path : List.of("/nowhere", "/book/nowhere", "/me/nowhere", "/api/nowhere", "/actuator/env")) {
            assertThat(new Browser(port).get(path).status()).as(path).isEqualTo(404);
            assertThat(StaffBrowser.signedIn(port, "admin", "sv").get(path).status())
                    .as(path)
                    .isEqualTo(404);
        }
        assertThat(StaffBrowser.signedIn(port, "admin", "sv")
                        .get("/staff/nowhere")
                        .status())
                .isEqualTo(404);
    }

    @Test
    @DisplayName("People get a page where nothing is, and where an address makes no sense")
    void whatIsNotThereIsToldOnAPage() {
        StaffBrowser admin = StaffBrowser.signedIn(port, "admin", "sv");
        List<String> pages = routes.stream()
                .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
                .filter(mapped -> mapped.getMethodsCondition().getMethods().contains(RequestMethod.GET))
                .flatMap(mapped -> mapped.getPatternValues().stream())
                .filter(path -> path.contains("{") && !path.matches("/(api|actuator|internal)/.*"))
                .distinct()
                .toList();
        assertThat(pages).hasSizeGreaterThan(20);
        for (String nothing : List.of(UUID.randomUUID().toString(), "anything")) {
            for (String page : pages) {
                Page answer = admin.get(page.replaceAll("\\{[^}]*}", nothing));
                assertThat(answer.status()).as(page + " for " + nothing).isBetween(300, 499);
                if (answer.status() >= 400) {
                    assertThat(answer.html()).as(page + " for " + nothing).startsWith("<!doctype html>");
                }
            }
        }
    }

    private static String account(StaffRole role) {
        return switch (role) {
            case RECEPTIONIST -> "reception";
            case PRACTITIONER -> "anna";
            case EDITOR -> "editor";
            case CLINICIAN_APPROVER -> "approver";
            case ADMIN -> "admin";
        };
    }
}
