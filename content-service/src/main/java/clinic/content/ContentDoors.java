package clinic.content;

import static clinic.contracts.booking.StaffRole.ADMIN;
import static clinic.contracts.booking.StaffRole.CLINICIAN_APPROVER;
import static clinic.contracts.booking.StaffRole.EDITOR;
import static clinic.messaging.Taking.on;

import clinic.content.team.Practitioners;
import clinic.content.treatment.BookableTreatments;
import clinic.contracts.booking.PractitionerListed;
import clinic.contracts.booking.StaffRecorded;
import clinic.contracts.booking.StaffRole;
import clinic.contracts.booking.TreatmentListed;
import clinic.doors.Door;
import clinic.doors.Doors;
import clinic.doors.GuardedByPass;
import clinic.doors.StaffRegister;
import clinic.messaging.Inbox;
import java.util.Set;
import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.messaging.Message;

/** Every route of this service and who may open it, and how it hears of staff, of who treats and of what can be booked. */
@Configuration(proxyBeanMethods = false)
@Import(GuardedByPass.class)
class ContentDoors {

    private static final Set<StaffRole> WHO_WORK_WITH_TEXTS = Set.of(EDITOR, CLINICIAN_APPROVER, ADMIN);

    private static final Set<StaffRole> WHO_WRITE = Set.of(EDITOR, CLINICIAN_APPROVER);

    private static final Set<StaffRole> WHO_APPROVE = Set.of(CLINICIAN_APPROVER);

    @Bean
    Doors doors() {
        return Doors.of(
                Door.open(
                        "/",
                        "/favicon.ico",
                        "/robots.txt",
                        "/assets/**",
                        "/conditions",
                        "/conditions/{slug}",
                        "/conditions/drawings/{id}/{version}",
                        "/treatments",
                        "/treatments/{slug}",
                        "/search",
                        "/accessibility",
                        "/sitemap.xml",
                        "/api/conditions",
                        "/asyncapi",
                        "/asyncapi/asyncapi.yaml",
                        "/asyncapi/schemas/**",
                        "/asyncapi/examples/**",
                        "/openapi/content",
                        "/openapi/content.yaml"),
                Door.staff(
                        WHO_WORK_WITH_TEXTS,
                        "/staff/content",
                        "/staff/content/items/{item}",
                        // Whoever sees the harm first.
                        "/staff/content/items/{item}/withdrawal",
                        "/staff/content/manuscripts/{id}",
                        "/staff/content/items/{item}/export",
                        "/staff/content/manuscripts/{id}/preview/{locale}",
                        "/staff/content/manuscripts/{id}/comments",
                        "/api/staff/content",
                        "/api/staff/content/items/{item}",
                        "/api/staff/content/items/{item}/withdrawal",
                        "/api/staff/content/manuscripts/{id}",
                        "/api/staff/content/manuscripts/{id}/comments"),
                Door.staff(
                        WHO_WRITE,
                        "/staff/content/import",
                        "/staff/content/items/{item}/manuscripts",
                        "/staff/content/items/{item}/retirement",
                        "/staff/content/manuscripts/{id}/texts/{locale}",
                        "/staff/content/manuscripts/{id}/review",
                        "/staff/content/manuscripts/{id}/return",
                        "/staff/content/manuscripts/{id}/publication",
                        "/staff/content/manuscripts/{id}/removal",
                        "/api/staff/content/items/{item}/manuscripts",
                        "/api/staff/content/items/{item}/retirement",
                        "/api/staff/content/manuscripts/{id}/texts/{locale}",
                        "/api/staff/content/manuscripts/{id}/review",
                        "/api/staff/content/manuscripts/{id}/return",
                        "/api/staff/content/manuscripts/{id}/publication",
                        "/api/staff/content/manuscripts/{id}/removal"),
                Door.staff(
                        WHO_APPROVE,
                        "/staff/content/manuscripts/{id}/approval",
                        "/api/staff/content/manuscripts/{id}/approval"),
                // Pulse and clock answer only where the clinic is tried out.
                Door.inside(
                        "/internal/pulse",
                        "/internal/clock",
                        "/actuator",
                        "/actuator/health/**",
                        "/actuator/info",
                        "/actuator/prometheus",
                        "/actuator/messaging/**"));
    }

    @Bean
    Consumer<Message<byte[]>> catalogue(Inbox inbox, BookableTreatments treatments, Practitioners practitioners) {
        return inbox.of(on(TreatmentListed.class, treatments::list), on(PractitionerListed.class, practitioners::list));
    }

    @Bean
    Consumer<Message<byte[]>> staff(Inbox inbox, StaffRegister register) {
        return inbox.of(on(StaffRecorded.class, register::record));
    }
}
