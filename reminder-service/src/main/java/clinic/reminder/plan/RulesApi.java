package clinic.reminder.plan;

import java.net.URI;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/** The clinic's message rules, for staff. */
@RestController
@RequestMapping("/api/staff/message-rules")
class RulesApi {

    private final MessageRules rules;
    private final ChangeRules changes;
    private final ObjectReader strictly;

    RulesApi(MessageRules rules, ChangeRules changes, JsonMapper json) {
        this.rules = rules;
        this.changes = changes;
        this.strictly = json.readerFor(RuleInWords.class).with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    /** All rules: the clinic's, and after each those that stand in for it at a treatment. */
    @GetMapping
    List<RuleInWords> all() {
        return rules.all().stream().map(RuleInWords::of).toList();
    }

    /** Makes a rule, or changes the one of this name; what is not sent yet is planned anew. */
    @PutMapping("/{name}")
    RuleInWords change(
            @PathVariable String name,
            @RequestParam(required = false) @Nullable UUID treatment,
            @RequestBody byte[] body,
            Principal person) {
        RuleInWords words = strictly.readValue(body);
        return RuleInWords.of(changes.change(words.rule(name, treatment), person.getName()));
    }

    /** Lets a treatment go by the clinic's rule again. The clinic's own rules are switched off, not removed. */
    @DeleteMapping("/{name}")
    ResponseEntity<Void> forget(@PathVariable String name, @RequestParam UUID treatment) {
        return changes.forget(name, treatment)
                ? ResponseEntity.noContent().build()
                : ResponseEntity.notFound().build();
    }

    @ExceptionHandler
    ProblemDetail unfit(UnfitRule unfit) {
        return invalid(unfit.field(), String.valueOf(unfit.getMessage()));
    }

    @ExceptionHandler
    ProblemDetail unreadable(JacksonException unreadable) {
        String field =
                unreadable instanceof DatabindException at && !at.getPath().isEmpty()
                        ? String.valueOf(at.getPath().getLast().getPropertyName())
                        : "body";
        return invalid(field, field + ": unknown, or not as it should be");
    }

    private static ProblemDetail invalid(String field, String message) {
        ProblemDetail problem = ProblemDetail.forStatus(HttpStatus.BAD_REQUEST);
        problem.setType(URI.create("urn:clinic:problem:invalid-input"));
        problem.setTitle("The rule does not fit");
        problem.setProperty("errors", List.of(Map.of("field", field, "code", "unfit", "message", message)));
        return problem;
    }
}
