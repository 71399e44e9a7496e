package clinic.reminder.operate;

import clinic.reminder.dispatch.GivenUp;
import clinic.reminder.dispatch.MessageStory;
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

    /** Those of the last month that nobody has seen to, newest first, each with its reason. */
    @GetMapping
    List<MessageStory> all() {
        return givenUp.all();
    }

    /** Tries one again, within the same rules; repeating it does nothing more. */
    @PostMapping("/{id}")
    Done tryAgain(@PathVariable UUID id) {
        return new Done(id, givenUp.tryAgain(id));
    }

    /** Lays one aside: nothing more is done about it, and it is told of no more. */
    @DeleteMapping("/{id}")
    Done layAside(@PathVariable UUID id, @RequestParam(defaultValue = "") String reason, Principal person) {
        return new Done(id, givenUp.layAside(id, person.getName(), reason));
    }
}
