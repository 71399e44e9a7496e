package clinic.content.editorial;

import clinic.content.editorial.ItemTold.Done;
import clinic.content.editorial.ManuscriptTold.InWords;
import clinic.content.editorial.ManuscriptTold.Signature;
import clinic.content.publication.PublishedItems;
import clinic.content.publication.WrittenItem;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Gathers what a program is told of a version on its way: what its page shows. */
@Component
class TellManuscript {

    private final Manuscripts manuscripts;
    private final Steps steps;
    private final Shelf shelf;
    private final PublishManuscript publishing;
    private final PublishedItems items;

    TellManuscript(
            Manuscripts manuscripts, Steps steps, Shelf shelf, PublishManuscript publishing, PublishedItems items) {
        this.manuscripts = manuscripts;
        this.steps = steps;
        this.shelf = shelf;
        this.publishing = publishing;
        this.items = items;
    }

    /** @throws org.springframework.web.ErrorResponseException not found */
    Manuscript manuscript(UUID id) {
        return manuscripts.manuscript(id).orElseThrow(() -> EditorialProblems.notFound("There is no such manuscript"));
    }

    ResponseEntity<ManuscriptTold> answer(HttpStatus status, UUID id, Person reader, Locale language) {
        var manuscript = manuscript(id);
        return ResponseEntity.status(status)
                .eTag("\"" + manuscript.revision() + "\"")
                .body(told(manuscript, reader, language.getLanguage()));
    }

    List<Done> steps(UUID item) {
        return steps.of(item).stream().map(Done::of).toList();
    }

    private ManuscriptTold told(Manuscript manuscript, Person reader, String language) {
        var written = manuscript.written();
        var together = publishing.together(manuscript);
        var approval = manuscript.approval();
        var isUnderWay = manuscript.state().isUnderWay();
        Map<String, ObjectNode> before =
                isUnderWay ? items.words(written.id()).map(WrittenItem::texts).orElse(Map.of()) : written.texts();
        return new ManuscriptTold(
                manuscript.id(),
                written.id(),
                written.kind(),
                shelf.title(written, language),
                manuscript.state(),
                manuscript.revision(),
                approval == null ? null : new Signature(approval.name(), approval.title()),
                manuscript.isBy(reader),
                written.texts().entrySet().stream()
                        .map(text -> inWords(written, text.getKey(), text.getValue(), before))
                        .toList(),
                together.manuscripts().stream()
                        .skip(1)
                        .map(one -> shelf.title(one.written(), language))
                        .toList(),
                isUnderWay ? together.faults() : List.of(),
                steps(written.id()).stream()
                        .filter(step -> manuscript.id().equals(step.manuscript()))
                        .toList());
    }

    private static InWords inWords(
            WrittenItem written, String locale, ObjectNode text, Map<String, ObjectNode> before) {
        return new InWords(
                locale,
                written.mark(locale),
                text,
                Difference.between(before.get(locale), text),
                ProofReading.notes(written, locale),
                ProofReading.lix(written, locale).value());
    }
}
