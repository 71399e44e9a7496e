package clinic.content.exercise;

import clinic.content.publication.Approver;
import clinic.content.publication.Authored;
import clinic.content.publication.Filled;
import clinic.content.publication.OfKind;
import clinic.content.publication.OneLine;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Something to do with the body at home, in one language.
 *
 * @param group what it is listed under; exercises of one group follow each other
 * @param when when it suits; empty where any time does
 * @param stopIf when to stop
 * @param guidance whether somebody should show it first; empty where nobody need
 * @param alt the drawing in words
 */
public record Exercise(
        UUID id,
        String locale,
        int version,
        Approver approver,
        LocalDate reviewBy,
        List<String> sources,
        Form form,
        @OneLine @Filled String title,
        @OneLine String group,
        String purpose,
        String when,
        @Filled List<String> steps,
        @Filled String dose,
        @Filled String stopIf,
        String guidance,
        @OfKind("drawing") UUID drawing,
        String alt)
        implements Authored {

    public enum Form {
        @JsonProperty("exercise")
        EXERCISE,
        @JsonProperty("position")
        POSITION,
        @JsonProperty("breathing")
        BREATHING
    }

    @Override
    public Set<UUID> references() {
        return Set.of(drawing);
    }
}
