package clinic.booking.task;

import clinic.booking.InvalidInput;
import clinic.booking.Problems;
import clinic.booking.signin.StaffMember;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What waits for a person: patients for who meet them, content for who work with texts. Of two at once the second gets 409 and who was first. */
@RestController
class TaskController {

    private final ShowTasks showing;
    private final WorkOnTask working;
    private final Problems problems;

    TaskController(ShowTasks showing, WorkOnTask working, Problems problems) {
        this.showing = showing;
        this.working = working;
        this.problems = problems;
    }

    /** @param note what was done */
    record Closure(@Nullable String note) {}

    @GetMapping("/api/staff/tasks")
    @Operation(
            summary = "What there is to do",
            description =
                    "Those that nobody has looked at; with `acknowledged=true` those too that somebody has looked at"
                            + " and nobody has done; with a patient named, all there ever were of theirs. That somebody looked is"
                            + " written into the audit. Of whom this reader must not know it is told that there is something to"
                            + " do, and not for whom. Red flags come first, all of them; of the rest a `page` holds 100, and one"
                            + " behind the last holds none.")
    List<Task> tasks(
            @RequestParam(required = false) @Nullable UUID patient,
            @RequestParam(defaultValue = "false") boolean acknowledged,
            @RequestParam(defaultValue = "1") int page,
            HttpServletRequest request) {
        StaffMember reader = StaffMember.asking(request);
        return patient == null ? showing.all(acknowledged, page, reader) : showing.of(patient, reader);
    }

    @PostMapping("/api/staff/tasks/{id}/claim")
    @Operation(
            summary = "Takes a task on",
            description =
                    "Whoever calls does it; a task that somebody else has taken on is 409 `task-taken`, with who has it.")
    ResponseEntity<Task> claim(@PathVariable UUID id, HttpServletRequest request) {
        return work(id, Task.Step.CLAIM, "", request);
    }

    @DeleteMapping("/api/staff/tasks/{id}/claim")
    @Operation(summary = "Hands a task back", description = "It is free again, whoever had taken it on.")
    ResponseEntity<Task> handBack(@PathVariable UUID id, HttpServletRequest request) {
        return work(id, Task.Step.HAND_BACK, "", request);
    }

    @PostMapping("/api/staff/tasks/{id}/acknowledgement")
    @Operation(
            summary = "Says that a person has looked",
            description =
                    "By name; a red flag rings for nobody else from then on. Somebody who looked before is not written over: 409 `task-taken`, with who it was.")
    ResponseEntity<Task> acknowledge(@PathVariable UUID id, HttpServletRequest request) {
        return work(id, Task.Step.ACKNOWLEDGE, "", request);
    }

    @PostMapping("/api/staff/tasks/{id}/closure")
    @Operation(
            summary = "Says that it is done, and what was done",
            description =
                    "Without a `note` it is 400 `invalid-input`; one that is done already is 409 `task-taken`, with who did it.")
    ResponseEntity<Task> close(@PathVariable UUID id, @RequestBody Closure closure, HttpServletRequest request) {
        String note = TaskNote.read(closure.note()).orElseThrow(() -> new InvalidInput("note", "note-missing"));
        return work(id, Task.Step.CLOSE, note, request);
    }

    private ResponseEntity<Task> work(UUID id, Task.Step step, String note, HttpServletRequest request) {
        StaffMember reader = StaffMember.asking(request);
        return working.work(id, step, note, reader)
                .map(task -> ResponseEntity.ok(showing.to(reader, task)))
                .orElseThrow(NoSuchTask::new);
    }

    @ExceptionHandler
    ProblemDetail unknown(NoSuchTask unknown, Locale locale) {
        return problems.problem(HttpStatus.NOT_FOUND, "not-found", locale);
    }

    @ExceptionHandler
    ProblemDetail taken(TaskTaken taken, HttpServletRequest request, Locale locale) {
        ProblemDetail problem = problems.problem(HttpStatus.CONFLICT, "task-taken", locale);
        problem.setProperty("task", showing.to(StaffMember.asking(request), taken.task()));
        return problem;
    }
}
