package clinic.reminder.editing;

import clinic.contracts.reminder.Channel;
import clinic.reminder.message.SmsText;
import clinic.reminder.template.Languages;
import clinic.reminder.template.Template;
import clinic.reminder.template.TemplateText;
import clinic.reminder.template.TemplateVersion;
import clinic.reminder.template.Templates;
import clinic.reminder.template.WordsNotForEveryone;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.security.Principal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
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
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

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
    private final JsonMapper json;

    TemplatesApi(Templates templates, ProofReader proofs, Samples samples, SaveTemplate saving, JsonMapper json) {
        this.templates = templates;
        this.proofs = proofs;
        this.samples = samples;
        this.saving = saving;
        this.json = json;
    }

    /** The version whose words are to come back. */
    record Restoration(@Nullable Integer version) {}

    /** Every template with the words in force. */
    @GetMapping
    List<TemplateInWords> all() {
        return Arrays.stream(Template.values())
                .map(templates::inForce)
                .map(TemplateInWords::of)
                .toList();
    }

    /** One template and all its versions: what a patient was told by any of them stands here. */
    @GetMapping("/{name}")
    ResponseEntity<TemplateInWords> one(@PathVariable String name) {
        List<TemplateVersion> history = templates.history(template(name));
        return answer(TemplateInWords.of(history.getFirst(), history));
    }

    /** Puts other words in force: {@code {"sv": {"text": …}, "en": {"text": …}}}. What is not sent yet goes by them. */
    @PutMapping("/{name}")
    ResponseEntity<TemplateInWords> change(
            @PathVariable String name,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody byte[] body,
            Principal person) {
        Template template = template(name);
        Integer seen = SeenVersion.of(ifMatch);
        return answer(TemplateInWords.of(
                saving.save(template, seen, proofs.read(template, words(body)), null, person.getName())));
    }

    /** The same words as an earlier version had, in force again as a new one. */
    @PostMapping("/{name}/restoration")
    ResponseEntity<TemplateInWords> restore(
            @PathVariable String name,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody byte[] body,
            Principal person) {
        Template template = template(name);
        Integer seen = SeenVersion.of(ifMatch);
        Integer version =
                strictly(Restoration.class).<Restoration>readValue(body).version();
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

    /** These words, or with an empty body those in force, as they would reach a patient; by language. */
    @PostMapping("/{name}/preview")
    Map<String, Preview> preview(@PathVariable String name, @RequestBody(required = false) byte @Nullable [] body) {
        Template template = template(name);
        Map<String, TemplateText> texts = body == null || body.length == 0
                ? templates.inForce(template).texts()
                : proofs.read(template, words(body));
        Map<String, Preview> previews = new LinkedHashMap<>();
        for (String language : Languages.ALL) {
            previews.put(language, preview(template, texts, Locale.of(language)));
        }
        return previews;
    }

    private Preview preview(Template template, Map<String, TemplateText> texts, Locale language) {
        var words = samples.of(template, texts, language);
        return template.channel() == Channel.SMS
                ? Preview.ofSms(SmsText.of(words.text()), samples.withLongNames(template, texts, language))
                : Preview.ofMail(words);
    }

    private static Template template(String name) {
        return Template.named(name).orElseThrow(NoSuchTemplate::new);
    }

    private Map<String, Map<String, String>> words(byte[] body) {
        return json.readValue(body, new TypeReference<>() {});
    }

    private ObjectReader strictly(Class<?> type) {
        return json.readerFor(type).with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    private static ResponseEntity<TemplateInWords> answer(TemplateInWords template) {
        return ResponseEntity.ok().eTag("\"" + template.version() + "\"").body(template);
    }

    /** No template has this name. */
    private static final class NoSuchTemplate extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @ExceptionHandler
    ProblemDetail unknown(NoSuchTemplate unknown) {
        return problem(HttpStatus.NOT_FOUND, "not-found", "There is no such template");
    }

    @ExceptionHandler
    ProblemDetail unfit(UnfitWords unfit) {
        ProblemDetail problem = problem(HttpStatus.BAD_REQUEST, "invalid-input", "The words do not fit");
        problem.setProperty("errors", unfit.flaws());
        return problem;
    }

    /** In force, and yet nothing leaves by it: a condition has got a name since that it holds. */
    @ExceptionHandler
    ProblemDetail notForEveryone(WordsNotForEveryone refused) {
        ProblemDetail problem =
                problem(HttpStatus.CONFLICT, "words-not-for-everyone", "Messages in these words do not leave");
        problem.setDetail(refused.getMessage());
        return problem;
    }

    @ExceptionHandler
    ProblemDetail unreadable(JacksonException unreadable) {
        return unfit(new UnfitWords(List.of(new Flaw("body", "unreadable", "Words by language and part, as JSON"))));
    }

    /** By the header it is the precondition that failed; without it two came at once. */
    @ExceptionHandler
    ProblemDetail changed(ChangedMeanwhile changed, HttpServletRequest request) {
        HttpStatus status =
                request.getHeader(HttpHeaders.IF_MATCH) == null ? HttpStatus.CONFLICT : HttpStatus.PRECONDITION_FAILED;
        ProblemDetail problem = problem(status, "changed-meanwhile", "The template has other words by now");
        problem.setProperty("version", changed.version());
        return problem;
    }

    private static ProblemDetail problem(HttpStatus status, String type, String title) {
        ProblemDetail problem = ProblemDetail.forStatus(status);
        problem.setType(URI.create("urn:clinic:problem:" + type));
        problem.setTitle(title);
        return problem;
    }
}
