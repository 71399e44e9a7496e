package clinic.reminder.policy;

import clinic.reminder.Flaw;
import clinic.reminder.Problems;
import io.swagger.v3.oas.annotations.Operation;
import java.security.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Whether check-ins want a code, for staff. */
@RestController
@RequestMapping("/api/staff/messages/check-in-code")
class CodePolicyApi {

    private final CodePolicy policy;

    CodePolicyApi(CodePolicy policy) {
        this.policy = policy;
    }

    /** @param wanted whether a one-time code is wanted before a check-in goes on after its safety questions */
    record Decision(@Nullable Boolean wanted) {}

    @GetMapping
    @Operation(summary = "Whether a check-in wants a one-time code after its safety questions")
    Decision read() {
        return new Decision(policy.wantsCode());
    }

    @PutMapping
    @Operation(
            summary = "Wants a one-time code, or none any more",
            description = "Counts at once, also for check-ins that have been sent. Safety questions never want one.")
    Decision decide(@RequestBody Decision decision, Principal person) {
        if (decision.wanted() == null) {
            throw new ErrorResponseException(
                    HttpStatus.BAD_REQUEST,
                    Problems.invalid(
                            "Say whether a code is wanted", List.of(new Flaw("wanted", "missing", "yes or no"))),
                    null);
        }
        policy.decide(decision.wanted(), person.getName());
        return read();
    }
}
