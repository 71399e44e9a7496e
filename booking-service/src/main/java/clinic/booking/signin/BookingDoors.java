package clinic.booking.signin;

import static clinic.contracts.booking.StaffRole.ADMIN;
import static clinic.contracts.booking.StaffRole.PRACTITIONER;
import static clinic.contracts.booking.StaffRole.RECEPTIONIST;

import clinic.contracts.booking.StaffRole;
import clinic.doors.Door;
import clinic.doors.Doors;
import java.util.EnumSet;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Every route of this service and who may open it. */
@Configuration(proxyBeanMethods = false)
class BookingDoors {

    /** Those who meet patients; editors and approvers work with texts and see no visits. */
    private static final Set<StaffRole> WHO_SEE_VISITS = Set.of(RECEPTIONIST, PRACTITIONER, ADMIN);

    private static final Set<StaffRole> EVERYBODY = EnumSet.allOf(StaffRole.class);

    @Bean
    Doors doors() {
        return Doors.of(
                Door.open(
                        "/assets/**",
                        "/sign-in",
                        "/sign-in/code",
                        "/sign-in/authenticator",
                        "/sign-in/passkey",
                        "/sign-in/passkey/question",
                        "/sign-in/issuer",
                        "/sign-in/issuer/answer",
                        "/sign-in/issuer/signed-out",
                        "/sign-in/forgotten",
                        // Its own key, as a visit's link is.
                        "/sign-in/new-password/{token}"),
                // The issuer tells here who has signed out there, and proves that it is the issuer.
                Door.hook("/sign-in/issuer/sign-out"),
                Door.open(
                        "/book",
                        "/book/safety",
                        "/book/safety/language",
                        "/book/safety/again",
                        "/book/emergency",
                        "/book/contact-care",
                        "/book/time",
                        "/book/hold",
                        "/book/hold/extension",
                        "/book/details",
                        "/book/details/language"),
                Door.open("/practitioners", "/practitioners/{slug}", "/practitioners/sitemap.xml"),
                // A visit is opened by its link.
                Door.open(
                        "/appointments/{token}",
                        "/appointments/{token}/cancellation",
                        "/appointments/{token}/reschedule",
                        "/appointments/{token}/messages",
                        "/appointments/{token}/visit.ics"),
                Door.open("/me", "/me/code", "/me/person", "/me/sign-out"),
                // What patients' programs may call; a visit is opened by its link here too, or by staff.
                Door.open(
                        "/api/treatments",
                        "/api/practitioners",
                        "/api/locations",
                        "/api/consents",
                        // What a patient was given when they signed in is its key.
                        "/api/me",
                        "/api/me/sign-in",
                        "/api/me/sign-in/code",
                        "/api/me/sign-in/person",
                        "/api/safety-questions",
                        "/api/safety-answers",
                        "/api/slots",
                        "/api/holds",
                        "/api/holds/{id}",
                        "/api/holds/{id}/extension",
                        "/api/appointments",
                        "/api/appointments/{id}",
                        "/api/appointments/{id}/cancellation",
                        "/api/appointments/{id}/reschedule",
                        "/api/appointments/{id}/slots",
                        "/api/appointments/{id}/messages",
                        "/api/appointments/{id}/visit.ics",
                        "/api/appointments/{id}/reinstatement"),
                Door.open("/openapi", "/openapi/booking", "/openapi/booking.yaml", "/openapi/booking/**"),
                Door.staff(
                        Set.of(ADMIN),
                        "/api/staff/audit",
                        "/staff/audit",
                        "/staff/patients/{id}/erasure",
                        "/api/staff/treatments/{id}/booking-window",
                        "/api/staff/setup/practitioners",
                        "/api/staff/setup/practitioners/{id}",
                        "/api/staff/setup/practitioners/{id}/retirement",
                        "/api/staff/setup/practitioners/{id}/dates",
                        "/api/staff/setup/practitioners/{id}/hours",
                        "/api/staff/setup/closed-days",
                        "/api/staff/setup/locations",
                        "/api/staff/setup/locations/{id}",
                        "/api/staff/setup/rooms",
                        "/api/staff/setup/rooms/{id}",
                        "/api/staff/setup/rooms/{id}/retirement",
                        "/api/staff/setup/treatments",
                        "/api/staff/setup/treatments/{id}",
                        "/api/staff/setup/treatments/{id}/questions",
                        "/api/staff/setup/treatments/{id}/retirement",
                        "/api/staff/setup/treatments/{id}/rooms",
                        "/api/staff/accounts",
                        "/api/staff/accounts/{id}/roles",
                        "/api/staff/accounts/{id}/revocation",
                        "/api/staff/accounts/{id}/sign-out"),
                Door.staff(
                        WHO_SEE_VISITS,
                        "/api/staff/appointments",
                        "/api/staff/appointments/{id}/time",
                        "/api/staff/appointments/{id}/arrival",
                        "/api/staff/appointments/{id}/treatment",
                        "/api/staff/appointments/{id}/completion",
                        "/api/staff/appointments/{id}/no-show"),
                Door.staff(
                        WHO_SEE_VISITS,
                        "/api/staff/closed-times",
                        "/api/staff/calendar",
                        "/api/staff/calendar/resources",
                        "/api/staff/calendar/changes",
                        "/api/staff/blocks",
                        "/api/staff/blocks/{id}"),
                Door.staff(
                        Set.of(RECEPTIONIST, ADMIN),
                        "/api/staff/patients/{id}/protected-identity",
                        "/api/staff/patients/{id}/merges",
                        "/api/staff/patients/{id}/links",
                        "/staff/patients/{id}/merge",
                        "/staff/patients/{id}/merge/{other}",
                        "/staff/patients/{id}/merge/{other}/not-the-same",
                        "/staff/patients/{id}/details",
                        "/staff/patients/{id}/contacts",
                        "/staff/patients/{id}/contacts/{contact}/messages",
                        "/staff/patients/{id}/contacts/{contact}/removal",
                        "/staff/patients/{id}/extract",
                        "/staff/patients/{id}/extract.json",
                        "/staff/patients/{id}/protected-identity"),
                Door.staff(Set.of(ADMIN), "/api/staff/patients/{id}/erasure", "/staff/operations/laying-aside"),
                Door.staff(
                        Set.of(ADMIN),
                        "/staff/setup",
                        "/staff/setup/locations",
                        "/staff/setup/locations/new",
                        "/staff/setup/locations/{id}",
                        "/staff/setup/treatments",
                        "/staff/setup/treatments/new",
                        "/staff/setup/treatments/{id}",
                        "/staff/setup/treatments/{id}/rooms",
                        "/staff/setup/treatments/{id}/questions",
                        "/staff/setup/treatments/{id}/retirement",
                        "/staff/setup/treatments/{id}/reopening",
                        "/staff/setup/rooms",
                        "/staff/setup/rooms/new",
                        "/staff/setup/rooms/{id}",
                        "/staff/setup/rooms/{id}/retirement",
                        "/staff/setup/rooms/{id}/reopening",
                        "/staff/setup/import",
                        "/staff/setup/import/{id}",
                        "/staff/setup/import/{id}/form",
                        "/staff/setup/import/{id}/columns",
                        "/staff/setup/import/{id}/run",
                        "/staff/setup/import/{id}/stop",
                        "/staff/setup/import/{id}/removal",
                        "/staff/setup/import/{id}/refused.csv",
                        "/staff/setup/practitioners",
                        "/staff/setup/practitioners/new",
                        "/staff/setup/practitioners/{id}",
                        "/staff/setup/closed-days",
                        "/staff/setup/retention",
                        "/staff/setup/practitioners/{id}/dates",
                        "/staff/setup/practitioners/{id}/hours",
                        "/staff/setup/practitioners/{id}/retirement",
                        "/staff/setup/second-factor",
                        "/staff/setup/staff",
                        "/staff/setup/staff/{id}",
                        "/staff/setup/staff/{id}/link",
                        "/staff/setup/staff/{id}/factors/removal",
                        "/staff/setup/staff/{id}/sign-out",
                        "/staff/setup/staff/{id}/revocation"),
                // Each sees of them what is theirs to do.
                Door.staff(
                        EVERYBODY,
                        "/api/staff/tasks",
                        "/api/staff/tasks/{id}/claim",
                        "/api/staff/tasks/{id}/acknowledgement",
                        "/api/staff/tasks/{id}/closure",
                        "/staff/tasks",
                        "/staff/tasks/{id}/claim",
                        "/staff/tasks/{id}/return",
                        "/staff/tasks/{id}/acknowledgement",
                        "/staff/tasks/{id}/closure"),
                Door.staff(EVERYBODY, "/staff/renewal"),
                Door.staff(
                        EVERYBODY,
                        "/staff/account",
                        "/staff/account/proof",
                        "/staff/account/proof/issuer",
                        "/staff/account/authenticator",
                        "/staff/account/authenticator/code",
                        "/staff/account/authenticator/removal",
                        "/staff/account/passkeys",
                        "/staff/account/passkeys/question",
                        "/staff/account/passkeys/{id}/removal",
                        "/staff/account/recovery-codes",
                        "/staff/account/sessions/end",
                        "/staff/account/sessions/{id}/end"),
                Door.staff(
                        WHO_SEE_VISITS,
                        "/staff",
                        "/staff/day",
                        "/staff/blocks",
                        "/staff/blocks/new",
                        "/staff/blocks/{id}",
                        "/staff/blocks/{id}/removal",
                        "/staff/absences/new",
                        "/staff/absences/{id}",
                        "/staff/absences/{id}/end",
                        "/staff/appointments/new",
                        "/staff/appointments/{id}",
                        "/staff/appointments/{id}/step",
                        "/staff/appointments/{id}/time",
                        "/staff/appointments/{id}/cancellation",
                        "/staff/appointments/{id}/reinstatement",
                        "/staff/appointments/{id}/tasks/{task}",
                        "/staff/patients",
                        "/staff/patients/{id}",
                        "/staff/operations",
                        "/staff/operations/replay"),
                // Pulse and clock answer only where the clinic is tried out.
                Door.inside(
                        "/internal/staff-keys",
                        "/internal/audit",
                        "/internal/pulse",
                        "/internal/clock",
                        "/actuator",
                        "/actuator/health/**",
                        "/actuator/info",
                        "/actuator/prometheus",
                        "/actuator/messaging/**"));
    }
}
