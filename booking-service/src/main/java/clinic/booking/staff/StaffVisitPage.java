package clinic.booking.staff;

import clinic.booking.StaffPage;
import clinic.booking.appointment.VisitList;
import clinic.booking.audit.Audit;
import clinic.booking.audit.Who;
import clinic.booking.correspondence.Correspondence;
import clinic.booking.patient.PatientRegister;
import clinic.booking.signin.StaffMember;
import clinic.booking.task.Task;
import clinic.booking.task.TaskTaken;
import clinic.booking.task.Tasks;
import clinic.booking.task.WorkOnTask;
import clinic.site.SeeOther;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** One visit as staff see it, with everything that was sent about it and why something was not. */
@Controller
@StaffPage
class StaffVisitPage {

    private final VisitList visits;
    private final PatientRegister patients;
    private final Correspondence correspondence;
    private final Audit audit;
    private final Tasks tasks;
    private final WorkOnTask working;

    StaffVisitPage(
            VisitList visits,
            PatientRegister patients,
            Correspondence correspondence,
            Audit audit,
            Tasks tasks,
            WorkOnTask working) {
        this.visits = visits;
        this.patients = patients;
        this.correspondence = correspondence;
        this.audit = audit;
        this.tasks = tasks;
        this.working = working;
    }

    @GetMapping("/staff/appointments/{id}")
    String show(@PathVariable UUID id, HttpServletRequest request, Model model) {
        var visit = visits.visit(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        StaffMember reader = StaffMember.of(request).orElseThrow();
        audit.seen(Who.staff(reader.id()), visit.patientId(), id);
        model.addAttribute("visit", visit);
        model.addAttribute("patient", patients.patient(visit.patientId()).orElse(null));
        model.addAttribute("timeline", correspondence.about(id));
        model.addAttribute(
                "tasks",
                tasks.of(visit.patientId()).stream()
                        .filter(task -> task.acknowledgedAt() == null)
                        .toList());
        return "staff/visit";
    }

    /** Whoever is signed in has looked at a task of the visit's patient. */
    @PostMapping("/staff/appointments/{id}/tasks/{task}")
    ModelAndView acknowledge(@PathVariable UUID id, @PathVariable UUID task, HttpServletRequest request) {
        var visit = visits.visit(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        if (tasks.of(visit.patientId()).stream().noneMatch(known -> known.id().equals(task))) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        try {
            working.work(
                    task, Task.Step.ACKNOWLEDGE, "", StaffMember.of(request).orElseThrow());
            return SeeOther.at("/staff/appointments/" + id);
        } catch (TaskTaken second) {
            return SeeOther.at("/staff/tasks?taken=" + task);
        }
    }
}
