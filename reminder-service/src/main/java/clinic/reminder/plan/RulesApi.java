package clinic.reminder.plan;

import clinic.reminder.Flaw;
import clinic.reminder.Problems;
import clinic.reminder.template.TreatmentNames;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The clinic's message rules, for staff. */
@RestController
@RequestMapping("/api/staff/message-rules")
class RulesApi {

    private final MessageRules rules;
    private final ChangeRules changes;
    private final TreatmentNames treatments;

    RulesApi(MessageRules rules, ChangeRules changes, TreatmentNames treatments) {
        this.rules = rules;
        this.changes = changes;
        this.treatments = treatments;
    }

    @GetMapping
    @Operation(summary = "All rules: the clinic's, and after each those that stand in for it at a treatment")
    List<RuleInWords> all() {
        return rules.all().stream().map(RuleInWords::of).toList();
    }

    @GetMapping("/{name}/versions")
    @Operation(
            summary = "All that the rules of this name ever said, the latest first",
            description = "Also those of treatments. A message tells by which version of its rule it was planned.")
    List<RuleInWords> versions(@PathVariable String name) {
        List<KeptRule> versions = rules.versions(name);
        if (versions.isEmpty()) {
            throw Problems.notFound("No rule was ever called so");
        }
        return versions.stream().map(RuleInWords::of).toList();
    }

    @PutMapping("/{name}")
    @Operation(summary = "Makes a rule, or changes the one of this name; what is not sent yet is planned anew")
    RuleInWords change(
            @PathVariable String name,
            @RequestParam(required = false) @Nullable UUID treatment,
            @RequestBody RuleInWords words,
            HttpServletRequest request,
            Principal person) {
        // Left empty it is no treatment, and never every treatment.
        if (treatment == null ? request.getParameter("treatment") != null : !treatments.knows(treatment)) {
            throw new UnfitRule("treatment", "one of the clinic's");
        }
        return RuleInWords.of(
                changes.change(words.rule(name, treatment), person.getName()).rule());
    }

    @DeleteMapping("/{name}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Lets a treatment go by the clinic's rule again",
            description = "The clinic's own rules are switched off, not removed.")
    void forget(@PathVariable String name, @RequestParam UUID treatment) {
        if (!changes.forget(name, treatment)) {
            throw Problems.notFound("The treatment has no such rule of its own");
        }
    }

    @ExceptionHandler
    ProblemDetail unfit(UnfitRule unfit) {
        return Problems.invalid(
                "The rule does not fit", List.of(new Flaw(unfit.field(), "unfit", String.valueOf(unfit.getMessage()))));
    }
}
