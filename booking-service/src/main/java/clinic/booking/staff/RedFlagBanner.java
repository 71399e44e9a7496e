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
        return tasks.openRedFlags().stream()
                .map(task ->
                        new Banner(task, name(task, reader), task.raisedAt().atZone(catalogue.zone())))
                .toList();
    }

    private @Nullable String name(Task task, @Nullable StaffMember reader) {
        return patients.patient(task.patient())
                .filter(patient -> !patient.protectedIdentity()
                        || reader != null && protectedOnes.mayBeShown(patient.id(), reader))
                .map(PatientView::name)
                .orElse(null);
    }
}
