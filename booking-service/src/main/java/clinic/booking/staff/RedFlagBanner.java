package clinic.booking.staff;

import clinic.booking.StaffPage;
import clinic.booking.catalogue.Catalogue;
import clinic.booking.patient.PatientRegister;
import clinic.booking.patient.PatientView;
import clinic.booking.privacy.ProtectedPatients;
import clinic.booking.signin.StaffMember;
import clinic.booking.task.Task;
import clinic.booking.task.Tasks;
import jakarta.servlet.http.HttpServletRequest;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
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
        return tasks.openRedFlags().stream()
                .map(task ->
                        new Banner(task, name(task, reader), task.raisedAt().atZone(catalogue.zone())))
                .toList();
    }

    private @Nullable String name(Task task, StaffMember reader) {
        return Optional.ofNullable(task.patient())
                .flatMap(patients::patient)
                .filter(patient -> !patient.protectedIdentity() || protectedOnes.mayBeShown(patient.id(), reader))
                .map(PatientView::name)
                .orElse(null);
    }
}
