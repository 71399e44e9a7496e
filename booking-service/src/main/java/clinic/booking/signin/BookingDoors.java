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
                Door.open("/book/**", "/appointments/**", "/me/**", "/assets/**", "/sign-in"),
                Door.staff(Set.of(ADMIN), "/api/staff/accounts/**"),
                Door.staff(WHO_SEE_VISITS, "/api/staff/**"),
                // What patients' programs may call; a visit is opened by its link.
                Door.open("/api/**", "/openapi/**"),
                Door.staff(EVERYBODY, "/staff/renewal"),
                Door.staff(
                        WHO_SEE_VISITS,
                        "/staff",
                        "/staff/appointments/{id}",
                        "/staff/operations",
                        "/staff/operations/replay"),
                // Pulse and clock answer only where the clinic is tried out.
                Door.inside(
                        "/internal/staff-keys",
                        "/internal/pulse",
                        "/internal/clock",
                        "/actuator",
                        "/actuator/health/**",
                        "/actuator/prometheus",
                        "/actuator/messaging/**"));
    }
}
