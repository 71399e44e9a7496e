package clinic.reminder;

import static clinic.contracts.booking.StaffRole.ADMIN;
import static clinic.contracts.booking.StaffRole.EDITOR;
import static clinic.contracts.booking.StaffRole.PRACTITIONER;
import static clinic.contracts.booking.StaffRole.RECEPTIONIST;

import clinic.contracts.booking.StaffRole;
import clinic.doors.Door;
import clinic.doors.Doors;
import clinic.doors.GuardedByPass;
import java.util.EnumSet;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Every route of this service and who may open it. */
@Configuration(proxyBeanMethods = false)
@Import(GuardedByPass.class)
class ReminderDoors {

    private static final Set<StaffRole> WHO_MEET_PATIENTS = Set.of(RECEPTIONIST, PRACTITIONER, ADMIN);

    private static final Set<StaffRole> WHO_SET_UP = Set.of(RECEPTIONIST, ADMIN);

    private static final Set<StaffRole> WHO_WRITE = Set.of(EDITOR, ADMIN);

    private static final Set<StaffRole> WHO_KEEP_IT_RUNNING = Set.of(ADMIN);

    @Bean
    Doors doors() {
        return Doors.of(
                Door.open(
                        "/check-in/mine",
                        "/check-in/mine/{checkIn}",
                        "/check-in/{token}",
                        "/check-in/{token}/safety",
                        "/check-in/{token}/how",
                        "/check-in/{token}/answers",
                        "/check-in/{token}/code",
                        // The pass of whoever signed in at booking-service is their key.
                        "/api/me/check-ins",
                        "/api/me/check-ins/{checkIn}",
                        "/unsubscribe/{token}",
                        "/api/check-in",
                        "/api/check-in/answers",
                        "/api/check-in/code",
                        "/api/check-in/code/proof",
                        "/api/check-in/opt-out",
                        "/assets/**"),
                Door.hook(
                        "/hooks/46elks/{purpose}/{token}",
                        "/hooks/46elks/incoming/{claimed}",
                        "/hooks/twilio/{purpose}/{token}",
                        "/hooks/twilio/incoming"),
                Door.open("/openapi/reminder", "/openapi/reminder.yaml"),
                Door.staff(WHO_MEET_PATIENTS, "/staff/messages"),
                Door.staff(EnumSet.allOf(StaffRole.class), "/staff/messages/told/{item}"),
                Door.staff(
                        WHO_MEET_PATIENTS,
                        "/staff/follow-ups/{patient}",
                        "/staff/follow-ups/{patient}/start",
                        "/staff/follow-ups/{patient}/findings",
                        "/staff/follow-ups/{patient}/decision"),
                Door.staff(
                        WHO_MEET_PATIENTS,
                        "/api/staff/follow-ups/{patient}",
                        "/api/staff/follow-ups/{patient}/extract.json",
                        "/api/staff/follow-ups/{patient}/{followUp}/findings",
                        "/api/staff/follow-ups/{patient}/{followUp}/pause",
                        "/api/staff/follow-ups/{patient}/{followUp}/move",
                        "/api/staff/follow-ups/{patient}/{followUp}/stop"),
                Door.staff(
                        WHO_MEET_PATIENTS,
                        "/api/staff/messages",
                        "/api/staff/messages/balance",
                        "/api/staff/messages/of/{patient}"),
                Door.staff(
                        WHO_SET_UP,
                        "/api/staff/message-rules",
                        "/api/staff/message-rules/{name}",
                        "/api/staff/message-rules/{name}/versions",
                        "/api/staff/messages/check-in-code"),
                Door.staff(
                        WHO_SET_UP,
                        "/staff/messages/rules",
                        "/staff/messages/rules/{name}",
                        "/staff/messages/rules/{name}/removal",
                        "/staff/messages/check-in-code"),
                Door.staff(
                        WHO_WRITE,
                        "/staff/messages/templates",
                        "/staff/messages/templates/{name}",
                        "/staff/messages/templates/{name}/preview",
                        "/staff/messages/templates/{name}/mail",
                        "/staff/messages/templates/{name}/restoration"),
                Door.staff(
                        WHO_SET_UP,
                        "/api/staff/undeliverable-addresses/{patient}",
                        "/api/staff/undeliverable-addresses/{patient}/{channel}"),
                Door.staff(
                        WHO_WRITE,
                        "/api/staff/message-templates",
                        "/api/staff/message-templates/{name}",
                        "/api/staff/message-templates/{name}/preview",
                        "/api/staff/message-templates/{name}/restoration"),
                Door.staff(
                        WHO_KEEP_IT_RUNNING,
                        "/staff/messages/channels",
                        "/staff/messages/channels/pause",
                        "/staff/messages/channels/resumption",
                        "/staff/messages/given-up",
                        "/api/staff/erasures/{patient}",
                        "/api/staff/channels",
                        "/api/staff/channels/{channel}",
                        "/api/staff/channels/{channel}/pause",
                        "/api/staff/given-up",
                        "/api/staff/given-up/{id}",
                        "/api/staff/parked-events",
                        "/api/staff/parked-events/{topic}/{partition}/{offset}"),
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
}
