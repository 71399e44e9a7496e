package clinic.booking.task;

import clinic.booking.StaffPage;
import clinic.booking.signin.StaffMember;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Says on every page of staff how much is left to do. */
@ControllerAdvice(annotations = StaffPage.class)
class TasksBadge {

    private final Tasks tasks;

    TasksBadge(Tasks tasks) {
        this.tasks = tasks;
    }

    @ModelAttribute("tasksToDo")
    long toDo(HttpServletRequest request) {
        return StaffMember.of(request).map(tasks::howManyToDo).orElse(0L);
    }
}
