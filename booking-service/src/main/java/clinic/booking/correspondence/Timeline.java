package clinic.booking.correspondence;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Entries as lines to read: that a message arrived is told where it was sent. */
final class Timeline {

    private Timeline() {}

    static List<TimelineItem> of(List<Entry> entries) {
        Map<UUID, Instant> delivered = new LinkedHashMap<>();
        for (Entry entry : entries) {
            if (entry.what() == Entry.What.MESSAGE_DELIVERED && entry.messageId() != null) {
                delivered.putIfAbsent(entry.messageId(), entry.at());
            }
        }
        List<TimelineItem> lines = new ArrayList<>();
        for (Entry entry : entries) {
            if (entry.what() != Entry.What.MESSAGE_DELIVERED) {
                boolean sent = entry.what() == Entry.What.MESSAGE_SENT && entry.messageId() != null;
                lines.add(line(entry, sent ? delivered.get(entry.messageId()) : null));
            }
        }
        return List.copyOf(lines);
    }

    private static TimelineItem line(Entry entry, @Nullable Instant deliveredAt) {
        return new TimelineItem(
                TimelineItem.Kind.valueOf(entry.what().name()),
                entry.at(),
                entry.purpose(),
                entry.channel(),
                entry.reason(),
                entry.day(),
                entry.level(),
                deliveredAt);
    }
}
