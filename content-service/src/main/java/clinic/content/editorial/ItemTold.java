package clinic.content.editorial;

import clinic.content.publication.PublishedItem.InLanguage;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An item of content, as programs of staff's are told of it.
 *
 * @param title in the reader's language
 * @param standing how what is published of it stands today
 * @param versions the newest that is published in each language, Swedish first; none while nothing is
 * @param manuscript the next version, while one is on its way
 * @param plans that need it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ItemTold(
        UUID id,
        String kind,
        String title,
        Standing standing,
        List<InLanguage> versions,
        @Nullable OnTheWay manuscript,
        List<NeededBy> plans) {

    record OnTheWay(UUID id, Manuscript.State state) {}

    /** @param until the last day on which an earlier version of the plan needs it; left out while the one in force does */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record NeededBy(String title, @Nullable LocalDate until) {}

    /**
     * Something that a person did.
     *
     * @param manuscript the version it was done to; left out where it was done to all that is published
     * @param reason why, in their words, or their comment; empty where none is asked for
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Done(
            Instant at, Step.What what, String by, @Nullable UUID manuscript, String reason) {

        static Done of(Step step) {
            return new Done(step.at(), step.what(), step.staffName(), step.manuscript(), step.reason());
        }
    }

    static ItemTold of(Shelf.Line line, LocalDate today) {
        var published = line.published();
        var underWay = line.underWay();
        return new ItemTold(
                line.id(),
                line.kind(),
                line.title(),
                line.standing(today),
                published == null ? List.of() : published.inLanguages(),
                underWay == null ? null : new OnTheWay(underWay.id(), underWay.state()),
                line.plans().stream()
                        .map(plan -> new NeededBy(plan.title(), plan.until()))
                        .toList());
    }
}
