package clinic.content.editorial;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that a person did to an item.
 *
 * @param manuscript the version it was done to; null where it was done to all that is published
 * @param reason why, in their words, or their comment; empty where none is asked for
 */
record Step(UUID item, @Nullable UUID manuscript, What what, UUID staff, String staffName, String reason, Instant at) {

    /** In {@code editorial.step.…} of the messages. */
    enum What {
        BEGUN,
        IMPORTED,
        WRITTEN,
        HANDED_IN,
        COMMENTED,
        SENT_BACK,
        APPROVED,
        PUBLISHED,
        DROPPED,
        RETIRED,
        WITHDRAWN;

        boolean changesWhatIsPublished() {
            return this == PUBLISHED || this == RETIRED || this == WITHDRAWN;
        }
    }
}
