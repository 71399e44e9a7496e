package clinic.reminder.editing;

import clinic.reminder.Flaw;
import clinic.reminder.Problems;
import clinic.reminder.template.Template;
import clinic.reminder.template.TemplateText;
import clinic.reminder.template.TemplateVersion;
import clinic.reminder.template.Templates;
import clinic.reminder.template.WordsNotForEveryone;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * What patients are told, for staff who write. A template has its words in Swedish and English, and both are saved at
 * once; every answer about one tells its version as {@code ETag}.
 */
@RestController
@RequestMapping("/api/staff/message-templates")
class TemplatesApi {

    private final Templates templates;
    private final ProofReader proofs;
    private final Samples samples;
    private final SaveTemplate saving;

    TemplatesApi(Templates templates, ProofReader proofs, Samples samples, SaveTemplate saving) {
        this.templates = templates;
        this.proofs = proofs;
        this.samples = samples;
        this.saving = saving;
    }

    /** The version whose words are to come back. */
    record Restoration(@Nullable Integer version) {}

    @GetMapping
    @Operation(summary = "Every template with the words in force")
    List<TemplateInWords> all() {
        return Arrays.stream(Template.values())
                .map(templates::inForce)
                .map(TemplateInWords::of)
                .toList();
    }

    @GetMapping("/{name}")
    @Operation(
            summary = "One template and all its versions",
            description = "What a patient was told by any of them stands here.")
    ResponseEntity<TemplateInWords> one(@PathVariable String name) {
        List<TemplateVersion> history = templates.history(template(name));
        return answer(TemplateInWords.of(history.getFirst(), history));
    }

    @PutMapping("/{name}")
    @Operation(
            summary = "Puts other words in force",
            description = "By language and part. What is not sent yet goes by them.")
    ResponseEntity<TemplateInWords> change(
            @PathVariable String name,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody Map<String, Map<String, String>> words,
            Principal person) {
        Template template = template(name);
        Integer seen = SeenVersion.of(ifMatch);
        return answer(
                TemplateInWords.of(saving.save(template, seen, proofs.read(template, words), null, person.getName())));
    }

    @PostMapping("/{name}/restoration")
    @Operation(summary = "Puts the words of an earlier version in force again, as a new one")
    ResponseEntity<TemplateInWords> restore(
            @PathVariable String name,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody Restoration restoration,
            Principal person) {
        Template template = template(name);
        Integer seen = SeenVersion.of(ifMatch);
        Integer version = restoration.version();
        TemplateVersion earlier =
                version == null ? null : templates.version(template, version).orElse(null);
        if (earlier == null) {
            throw new UnfitWords(List.of(new Flaw("version", "unknown", "There is no such version")));
        }
        // What could be said then may not be sayable now.
        Map<String, TemplateText> texts =
                proofs.read(template, TemplateInWords.of(earlier).words());
        return answer(TemplateInWords.of(saving.save(template, seen, texts, version, person.getName())));
    }

    @PostMapping("/{name}/preview")
    @Operation(
            summary = "Shows words as they would reach a patient, by language",
            description = "Those that are sent, or without a body those in force.")
    Map<String, Preview> preview(
            @PathVariable String name,
            @RequestBody(required = false) @Nullable Map<String, Map<String, String>> words) {
        Template template = template(name);
        Map<String, TemplateText> texts =
                words == null ? templates.inForce(template).texts() : proofs.read(template, words);
        return samples.previews(template, texts);
    }

    private static Template template(String name) {
        return Template.named(name).orElseThrow(() -> Problems.notFound("There is no such template"));
    }

    private static ResponseEntity<TemplateInWords> answer(TemplateInWords template) {
        return ResponseEntity.ok().eTag("\"" + template.version() + "\"").body(template);
    }

    @ExceptionHandler
    ProblemDetail unfit(UnfitWords unfit) {
        return Problems.invalid("The words do not fit", unfit.flaws());
    }

    /** In force, and yet nothing leaves by it: a condition has got a name since that it holds. */
    @ExceptionHandler
    ProblemDetail notForEveryone(WordsNotForEveryone refused) {
        ProblemDetail problem =
                Problems.problem(HttpStatus.CONFLICT, "words-not-for-everyone", "Messages in these words do not leave");
        problem.setDetail(refused.getMessage());
        return problem;
    }

    /** By the header it is the precondition that failed; without it two came at once. */
    @ExceptionHandler
    ProblemDetail changed(ChangedMeanwhile changed, HttpServletRequest request) {
        HttpStatus status =
                request.getHeader(HttpHeaders.IF_MATCH) == null ? HttpStatus.CONFLICT : HttpStatus.PRECONDITION_FAILED;
        ProblemDetail problem = Problems.problem(status, "changed-meanwhile", "The template has other words by now");
        problem.setProperty("version", changed.version());
        return problem;
    }
}
