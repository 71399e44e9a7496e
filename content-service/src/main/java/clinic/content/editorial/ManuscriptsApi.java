package clinic.content.editorial;

import clinic.content.publication.Fault;
import clinic.content.publication.PublishItems;
import clinic.content.publication.WrittenItem;
import clinic.doors.SeenTag;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/**
 * A version on its way, for programs of staff's: its words, and each step it can take next. Whoever decides says in {@code
 * If-Match} which revision they read: nobody stands for words that were changed meanwhile.
 */
@RestController
@RequestMapping("/api/staff/content/manuscripts/{id}")
class ManuscriptsApi {

    private final TellManuscript tell;
    private final WorkOnManuscript work;
    private final PublishManuscript publishing;
    private final PublishItems items;

    ManuscriptsApi(TellManuscript tell, WorkOnManuscript work, PublishManuscript publishing, PublishItems items) {
        this.tell = tell;
        this.work = work;
        this.publishing = publishing;
        this.items = items;
    }

    /**
     * A text in one language, whole.
     *
     * @param mark of the text that the writer began with
     * @param text as a file of content has it
     */
    record NewText(
            @Nullable UUID mark,
            @Schema(implementation = Object.class) @Nullable ObjectNode text) {}

    /** Who stands for it, by the name and title that patients read. */
    record Approval(@Nullable String name, @Nullable String title) {}

    /** A step that a person takes with what they have seen. */
    private interface Deed {
        void with(int seen, Person by);
    }

    @GetMapping
    @Operation(
            summary = "A version on its way",
            description =
                    "With what it says otherwise than what is published, what keeps it from being published, and what"
                            + " was done to it.")
    ResponseEntity<ManuscriptTold> show(@PathVariable UUID id, JwtAuthenticationToken reader, Locale language) {
        return tell.answer(HttpStatus.OK, id, Person.of(reader), language);
    }

    @PutMapping("/texts/{locale}")
    @Operation(
            summary = "Writes a draft's text in one language",
            description =
                    "Two may write at once, each in a language of their own. Whoever has written a word of it can no"
                            + " longer approve it.")
    ResponseEntity<ManuscriptTold> write(
            @PathVariable UUID id,
            @PathVariable String locale,
            @RequestBody NewText written,
            JwtAuthenticationToken writer,
            Locale language) {
        var manuscript = tell.manuscript(id);
        if (!manuscript.written().texts().containsKey(locale)) {
            throw EditorialProblems.notFound("It is not written in this language");
        }
        var mark = written.mark();
        var text = written.text();
        if (mark == null || text == null) {
            throw EditorialProblems.missing(mark == null ? "mark" : "text");
        }
        requireReadable(manuscript.written().with(locale, text), locale);
        work.write(id, locale, mark, text, Person.of(writer));
        return tell.answer(HttpStatus.OK, id, Person.of(writer), language);
    }

    @PostMapping("/review")
    @Operation(summary = "Hands a draft in; one with faults is not")
    ResponseEntity<ManuscriptTold> handIn(
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            JwtAuthenticationToken person,
            Locale language) {
        return done(id, ifMatch, person, language, (seen, by) -> work.handIn(id, seen, by));
    }

    @PostMapping("/comments")
    @Operation(summary = "Says something of it, to whoever works with it")
    ResponseEntity<ManuscriptTold> comment(
            @PathVariable UUID id, @RequestBody Remark remark, JwtAuthenticationToken person, Locale language) {
        tell.manuscript(id);
        work.comment(id, remark.said(), Person.of(person));
        return tell.answer(HttpStatus.OK, id, Person.of(person), language);
    }

    @PostMapping("/return")
    @Operation(
            summary = "Sends it back to whoever writes, with what is to be changed",
            description = "An approval is gone with it.")
    ResponseEntity<ManuscriptTold> sendBack(
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody Remark why,
            JwtAuthenticationToken person,
            Locale language) {
        return done(id, ifMatch, person, language, (seen, by) -> work.sendBack(id, seen, why.said(), by));
    }

    @PostMapping("/approval")
    @Operation(
            summary = "Approves it, under the name and title that patients read",
            description = "For a clinician who has written nothing in it.")
    ResponseEntity<ManuscriptTold> approve(
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody Approval approval,
            JwtAuthenticationToken person,
            Locale language) {
        var name = approval.name() == null ? "" : approval.name();
        var title = approval.title() == null ? "" : approval.title();
        return done(id, ifMatch, person, language, (seen, by) -> work.approve(id, seen, name, title, by));
    }

    @PostMapping("/publication")
    @Operation(
            summary = "Publishes what is approved",
            description = "Together with what it refers to that is approved and not published yet.")
    ResponseEntity<ManuscriptTold> publish(
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            JwtAuthenticationToken person,
            Locale language) {
        return done(id, ifMatch, person, language, (seen, by) -> publishing.publish(id, seen, by));
    }

    @PostMapping("/removal")
    @Operation(summary = "Drops it; what is published stays as it is")
    ResponseEntity<ManuscriptTold> drop(
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody Remark why,
            JwtAuthenticationToken person,
            Locale language) {
        return done(id, ifMatch, person, language, (seen, by) -> work.drop(id, seen, why.said(), by));
    }

    private ResponseEntity<ManuscriptTold> done(
            UUID id, @Nullable String ifMatch, JwtAuthenticationToken person, Locale language, Deed deed) {
        tell.manuscript(id);
        var seen = SeenTag.version(ifMatch, () -> EditorialProblems.unfit(HttpHeaders.IF_MATCH, "unreadable"));
        if (seen == null) {
            throw EditorialProblems.missing(HttpHeaders.IF_MATCH);
        }
        var by = Person.of(person);
        deed.with(seen, by);
        return tell.answer(HttpStatus.OK, id, by, language);
    }

    /** What a form cannot send is no draft: each field is there, and holds what it is for. It may be empty. */
    private void requireReadable(WrittenItem written, String locale) {
        if (items.draft(written, locale).isEmpty()) {
            throw EditorialProblems.unfit(items.faults(List.of(written)).stream()
                    .filter(fault -> fault.locale().equals(locale))
                    .map(Fault::field)
                    .map(field -> "text." + field)
                    .toList());
        }
    }
}
