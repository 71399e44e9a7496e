package clinic.reminder.operate;

import clinic.reminder.dispatch.GivenUp;
import clinic.reminder.dispatch.MessageStory;
import io.swagger.v3.oas.annotations.Operation;
import java.security.Principal;
import java.util.List;
import java.util.UUID;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Messages that were refused, stayed in doubt or came too late, and what a person does about them. */
@RestController
@RequestMapping("/api/staff/given-up")
class GivenUpApi {

    private final GivenUp givenUp;

    GivenUpApi(GivenUp givenUp) {
        this.givenUp = givenUp;
    }

    record Done(UUID id, GivenUp.Outcome outcome) {}

    @GetMapping
    @Operation(summary = "Those of the last month that nobody has seen to, newest first, each with its reason")
    List<MessageStory> all() {
        return givenUp.all();
    }

    @PostMapping("/{id}")
    @Operation(summary = "Tries one again, within the same rules", description = "Repeating it does nothing more.")
    Done tryAgain(@PathVariable UUID id) {
        return new Done(id, givenUp.tryAgain(id));
    }

    @DeleteMapping("/{id}")
    @Operation(summary = "Lays one aside", description = "Nothing more is done about it, and it is told of no more.")
    Done layAside(@PathVariable UUID id, @RequestParam(defaultValue = "") String reason, Principal person) {
        return new Done(id, givenUp.layAside(id, person.getName(), reason));
    }
}
