package clinic.booking.staff;

import clinic.booking.StaffPage;
import clinic.booking.catalogue.Catalogue;
import clinic.booking.patient.NameAndNumber;
import clinic.booking.patient.PatientRegister;
import clinic.booking.privacy.ProtectedPatients;
import clinic.booking.signin.StaffMember;
import clinic.booking.task.Task;
import clinic.booking.task.Tasks;
import jakarta.servlet.http.HttpServletRequest;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Puts red flags on every page of staff who see visits, until somebody with a name has looked. */
@ControllerAdvice(annotations = StaffPage.class)
class RedFlagBanner {

    private final Tasks tasks;
    private final PatientRegister patients;
    private final ProtectedPatients protectedOnes;
    private final Catalogue catalogue;

    RedFlagBanner(Tasks tasks, PatientRegister patients, ProtectedPatients protectedOnes, Catalogue catalogue) {
        this.tasks = tasks;
        this.patients = patients;
        this.protectedOnes = protectedOnes;
        this.catalogue = catalogue;
    }

    /** @param patient null where this reader may not know who it is */
    record Banner(Task task, @Nullable String patient, ZonedDateTime at) {}

    @ModelAttribute("redFlags")
    List<Banner> redFlags(HttpServletRequest request) {
        StaffMember reader = StaffMember.of(request).orElse(null);
        if (reader == null || !reader.meetsPatients()) {
            return List.of();
        }
        List<Task> flags = tasks.openRedFlags();
        if (flags.isEmpty()) {
            return List.of();
        }
        Set<UUID> whose =
                flags.stream().map(Task::patient).flatMap(Stream::ofNullable).collect(Collectors.toSet());
        Map<UUID, NameAndNumber> known = patients.namesAndNumbers(protectedOnes.shown(whose, reader));
        ZoneId zone = catalogue.zone();
        return flags.stream()
                .map(flag -> new Banner(
                        flag,
                        Optional.ofNullable(flag.patient())
                                .map(known::get)
                                .map(NameAndNumber::name)
                                .orElse(null),
                        flag.raisedAt().atZone(zone)))
                .toList();
    }
}
