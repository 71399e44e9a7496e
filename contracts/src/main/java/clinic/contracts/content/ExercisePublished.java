package clinic.contracts.content;

import clinic.contracts.Event;
import clinic.contracts.EventType;
import clinic.contracts.Topic;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something to do with the body at home: an exercise, a position to rest in, a way to breathe.
 *
 * @param purpose what it is good for
 * @param steps plain text, in the order they are done
 * @param dose how often and how much, in words
 * @param stopIf when to stop, in words
 * @param drawingId an item without words
 * @param drawingInWords for whoever cannot see the drawing
 * @param guidance whether somebody should show it first, in words; left out where nobody need
 */
@EventType(value = "content.exercise.published", topic = Topic.PUBLICATIONS)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ExercisePublished(
        Publication publication,
        String title,
        String purpose,
        List<String> steps,
        String dose,
        String stopIf,
        UUID drawingId,
        String drawingInWords,
        @Nullable String guidance)
        implements Event {

    @Override
    public String key() {
        return publication.key();
    }
}
