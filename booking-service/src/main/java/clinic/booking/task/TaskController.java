package clinic.booking.task;

import java.security.Principal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What waits for a person; for staff who meet patients. */
@RestController
class TaskController {

    private final Tasks tasks;

    TaskController(Tasks tasks) {
        this.tasks = tasks;
    }

    /** Those that nobody has looked at; with a patient named, all of theirs. */
    @GetMapping("/api/staff/tasks")
    List<Task> tasks(@RequestParam(required = false) @Nullable UUID patient) {
        return patient == null ? tasks.open() : tasks.of(patient);
    }

    /** Whoever is signed in has looked; somebody who looked before is not written over. */
    @PostMapping("/api/staff/tasks/{id}/acknowledgement")
    ResponseEntity<Task> acknowledge(@PathVariable UUID id, Principal person) {
        return ResponseEntity.of(tasks.acknowledge(id, person.getName()));
    }
}
