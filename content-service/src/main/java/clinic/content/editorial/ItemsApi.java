package clinic.content.editorial;

import clinic.content.editorial.ItemTold.Done;
import clinic.content.editorial.Step.What;
import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The clinic's content for programs of staff's: what there is, how it stands, and how it is taken back. */
@RestController
@RequestMapping("/api/staff/content")
class ItemsApi {

    private final Shelf shelf;
    private final ItemPages.Kept kept;
    private final WorkOnManuscript work;
    private final TakeBackItem takingBack;
    private final TellManuscript tell;

    ItemsApi(Shelf shelf, ItemPages.Kept kept, WorkOnManuscript work, TakeBackItem takingBack, TellManuscript tell) {
        this.shelf = shelf;
        this.kept = kept;
        this.work = work;
        this.takingBack = takingBack;
        this.tell = tell;
    }

    /** @param steps what was done to it, the latest first */
    record ItemWithHistory(ItemTold item, List<Done> steps) {}

    @GetMapping
    @Operation(
            summary = "All content, published or on its way",
            description = "With how it stands, until when it may be shown, and the plans that need it.")
    List<ItemTold> all(Locale language) {
        var today = kept.publications().today();
        return shelf.all(language.getLanguage()).stream()
                .map(line -> ItemTold.of(line, today))
                .toList();
    }

    @GetMapping("/items/{item}")
    @Operation(summary = "One item, and who did what to it and why")
    ItemWithHistory one(@PathVariable UUID item, Locale language) {
        return told(item, language);
    }

    @PostMapping("/items/{item}/manuscripts")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Begins the next version",
            description = "With the words that are published; one at a time is on its way.")
    ResponseEntity<ManuscriptTold> begin(@PathVariable UUID item, JwtAuthenticationToken writer, Locale language) {
        var words = kept.items().words(item).orElseThrow(() -> EditorialProblems.notFound("There is no such item"));
        var person = Person.of(writer);
        return tell.answer(HttpStatus.CREATED, work.begin(words, What.BEGUN, person), person, language);
    }

    @PostMapping("/items/{item}/withdrawal")
    @Operation(
            summary = "Withdraws all that is published of an item, at once",
            description = "From the next moment on nobody is shown or sent it. Whoever sees the harm first may do it.")
    ItemWithHistory withdraw(
            @PathVariable UUID item, @RequestBody Remark why, JwtAuthenticationToken person, Locale language) {
        told(item, language);
        takingBack.withdraw(item, why.said(), Person.of(person));
        return told(item, language);
    }

    @PostMapping("/items/{item}/retirement")
    @Operation(summary = "Takes what is published of an item out of use in good order, where no plan needs it")
    ItemWithHistory retire(
            @PathVariable UUID item, @RequestBody Remark why, JwtAuthenticationToken person, Locale language) {
        told(item, language);
        takingBack.retire(item, why.said(), Person.of(person));
        return told(item, language);
    }

    private ItemWithHistory told(UUID item, Locale language) {
        var line = shelf.line(item, language.getLanguage())
                .orElseThrow(() -> EditorialProblems.notFound("There is no such item"));
        return new ItemWithHistory(ItemTold.of(line, kept.publications().today()), tell.steps(item));
    }
}
