package clinic.contracts.content;

import clinic.contracts.Event;
import clinic.contracts.EventType;
import clinic.contracts.Topic;
import java.time.LocalDate;
import java.util.UUID;

/**
 * How it stands with the review of an item of content: always the whole of it. It is told when somebody has to look at the
 * item, when its last day has passed, and when neither is so any more.
 *
 * @param version the newest one that is published
 * @param kind such as {@code condition} or {@code advice}
 * @param titleSv what the item is called in Swedish; empty where it has no name
 * @param titleEn the same in English
 * @param reviewBy the last day on which the first of its languages may be sent or shown
 */
@EventType(value = "content.review.recorded", topic = Topic.REVIEWS)
public record ReviewRecorded(
        UUID itemId,
        int version,
        String kind,
        String titleSv,
        String titleEn,
        LocalDate reviewBy,
        ReviewStanding standing)
        implements Event {

    @Override
    public String key() {
        return itemId.toString();
    }
}
