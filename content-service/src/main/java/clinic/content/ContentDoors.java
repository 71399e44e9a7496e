package clinic.content;

import static clinic.contracts.booking.StaffRole.ADMIN;
import static clinic.contracts.booking.StaffRole.CLINICIAN_APPROVER;
import static clinic.contracts.booking.StaffRole.EDITOR;
import static clinic.messaging.Taking.on;

import clinic.content.treatment.BookableTreatments;
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

/** Every route of this service and who may open it, and how it hears of staff and of what can be booked. */
@Configuration(proxyBeanMethods = false)
@Import(GuardedByPass.class)
class ContentDoors {

    private static final Set<StaffRole> WHO_WORK_WITH_TEXTS = Set.of(EDITOR, CLINICIAN_APPROVER, ADMIN);

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
                        "/sitemap.xml",
                        "/api/conditions",
                        "/asyncapi",
                        "/asyncapi/asyncapi.yaml",
                        "/asyncapi/schemas/**",
                        "/asyncapi/examples/**",
                        "/openapi/content",
                        "/openapi/content.yaml"),
                Door.staff(WHO_WORK_WITH_TEXTS, "/staff/content"),
                // Pulse and clock answer only where the clinic is tried out.
                Door.inside(
                        "/internal/pulse",
                        "/internal/clock",
                        "/actuator",
                        "/actuator/health/**",
                        "/actuator/prometheus",
                        "/actuator/messaging/**"));
    }

    @Bean
    Consumer<Message<byte[]>> catalogue(Inbox inbox, BookableTreatments treatments) {
        return inbox.of(on(TreatmentListed.class, treatments::list));
    }

    @Bean
    Consumer<Message<byte[]>> staff(Inbox inbox, StaffRegister register) {
        return inbox.of(on(StaffRecorded.class, register::record));
    }
}
