package clinic.content.topics;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A topic and the types of event on it.
 *
 * @param days how long events are kept; null where the newest value of each key is kept
 */
record PromisedTopic(
        String id,
        String description,
        String key,
        @Nullable Long days,
        List<String> readers,
        List<String> deadLetters,
        List<Promise> events) {}
