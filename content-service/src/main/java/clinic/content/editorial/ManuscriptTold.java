package clinic.content.editorial;

import clinic.content.editorial.Difference.Change;
import clinic.content.editorial.ItemTold.Done;
import clinic.content.editorial.ProofReading.Note;
import clinic.content.publication.Fault;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A version on its way, as programs of staff's are told of it.
 *
 * @param title in the reader's language
 * @param revision as the {@code ETag}; it rises with each step
 * @param approval who stands for it, by the name and title that patients read
 * @param ownWords whether whoever asks has written in it, and so cannot approve it
 * @param along what is published together with it, by its titles
 * @param faults what keeps it from being published
 * @param steps what was done to it, the latest first
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ManuscriptTold(
        UUID id,
        UUID item,
        String kind,
        String title,
        Manuscript.State state,
        int revision,
        @Nullable Signature approval,
        boolean ownWords,
        List<InWords> texts,
        List<String> along,
        List<Fault> faults,
        List<Done> steps) {

    record Signature(String name, String title) {}

    /**
     * Its text in one language.
     *
     * @param mark another for every other text: sent back with the next one, it says what the writer began with
     * @param text as a file of content has it
     * @param changes what it says otherwise than what is published, field by field and word by word
     * @param notes what a reader would say of the words; none of them keeps it from being published
     * @param lix how heavy it is to read
     */
    record InWords(
            String locale,
            UUID mark,
            @Schema(implementation = Object.class) ObjectNode text,
            List<Change> changes,
            List<Note> notes,
            long lix) {}
}
