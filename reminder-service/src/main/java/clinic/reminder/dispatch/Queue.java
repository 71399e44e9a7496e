package clinic.reminder.dispatch;

import clinic.contracts.reminder.Channel;
import clinic.contracts.reminder.Purpose;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The messages that are due. Two who ask at the same time are never told the same. What is said of a visit stays in
 * order: nothing leaves while an earlier word about it is on its way, or in doubt since a short while. What waits for a
 * carrier that rests, for a channel that is paused, or for another attempt, is left alone until it is too late for it:
 * that must be told in time.
 */
@Component
class Queue {

    /** A later word waits so long for an earlier one in doubt; then being told counts for more than the order. */
    private static final Duration HOLDS_BACK = Duration.ofMinutes(10);

    private static final int TOO_LATE_AT_ONCE = 100;

    /** In the place of a channel, of those that choose theirs when they leave. */
    private static final String STILL_TO_CHOOSE = "";

    private static final int CHOOSE_AT_ONCE = 16;

    private final JdbcClient jdbc;
    private final Map<String, Precedence> precedences = new ConcurrentHashMap<>();

    Queue(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** As many as there is room for, and some for which it is too late; locked until the transaction ends. */
    List<MessageRow> next(Room room, Instant now) {
        List<MessageRow> next = new ArrayList<>(tooLate(now));
        Map<String, Integer> places = places(room);
        if (!places.isEmpty()) {
            lines(firstAboutEachVisit(waiting(places, now)))
                    .forEach((channel, lines) -> next.addAll(precedences
                            .computeIfAbsent(channel, first -> new Precedence())
                            .choose(lines, places.getOrDefault(channel, 0))));
        }
        return next;
    }

    /** Whether a pause holds up what is for this purpose and leaves by this channel. */
    boolean holdsUp(Channel channel, Purpose purpose) {
        return jdbc.sql("select " + Channels.heldUp("cast(:channel as text)", "cast(:purpose as text)"))
                .param("channel", channel.name())
                .param("purpose", purpose.name())
                .query(Boolean.class)
                .single();
    }

    private List<MessageRow> tooLate(Instant now) {
        return jdbc.sql("""
                        select * from message where state = 'PLANNED' and give_up_at <= :now and due_at <= :now
                        order by give_up_at limit :limit for update skip locked""")
                .param("now", Timestamp.from(now))
                .param("limit", TOO_LATE_AT_ONCE)
                .query(MessageRow::of)
                .list();
    }

    private static Map<String, Integer> places(Room room) {
        Map<String, Integer> places = new HashMap<>();
        room.places().forEach((channel, free) -> {
            if (free > 0) {
                places.put(channel.name(), free);
                places.merge(STILL_TO_CHOOSE, Math.min(free, CHOOSE_AT_ONCE), Math::max);
            }
        });
        return places;
    }

    /** Each purpose has a line of its own before each channel, and all are looked at by one question. */
    private List<MessageRow> waiting(Map<String, Integer> places, Instant now) {
        List<Purpose> purposes = List.of(Purpose.values());
        List<String> channels = List.copyOf(places.keySet());
        return jdbc.sql("""
                        select waiting.* from unnest(cast(:purposes as text[])) as purpose
                        cross join unnest(cast(:channels as text[]), cast(:places as int[])) as open (channel, places)
                        cross join lateral (
                            select * from message
                            where state = 'PLANNED' and message.purpose = purpose.purpose
                                and coalesce(message.channel, '') = open.channel
                                and due_at <= :now and give_up_at > :now and (retry_at is null or retry_at <= now())
                                and not exists (
                                    select from message before
                                    where before.appointment_id = message.appointment_id
                                        and (before.state = 'SENDING'
                                            or before.state = 'IN_DOUBT' and before.taken_at > :heldBackSince)
                                        and (message.channel is null or before.channel = message.channel)
                                    -- Asked of each by an index; a join would go through all that is on its way.
                                    offset 0)
                            order by due_at, id limit open.places for update skip locked) as waiting
                        where not %s""".formatted(Channels.heldUp("open.channel", "purpose.purpose")))
                .param("purposes", purposes.stream().map(Purpose::name).toArray(String[]::new))
                .param("channels", channels.toArray(String[]::new))
                .param("places", channels.stream().map(places::get).toArray(Integer[]::new))
                .param("now", Timestamp.from(now))
                .param("heldBackSince", Timestamp.from(now.minus(HOLDS_BACK)))
                .query(MessageRow::of)
                .list();
    }

    /** What is due of one visit at the same time is on its way one after the other, too. */
    private static List<MessageRow> firstAboutEachVisit(List<MessageRow> waiting) {
        Set<Word> said = new HashSet<>();
        return waiting.stream()
                .sorted(Comparator.comparing((MessageRow row) -> row.planned().dueAt())
                        .thenComparing(MessageRow::id))
                .filter(row -> Word.of(row).stream().noneMatch(said::contains))
                .peek(row -> said.add(
                        new Word(row.planned().appointmentId(), row.planned().channel())))
                .toList();
    }

    private static Map<String, Map<Purpose, Deque<MessageRow>>> lines(List<MessageRow> waiting) {
        Map<String, Map<Purpose, Deque<MessageRow>>> lines = new HashMap<>();
        for (MessageRow row : waiting) {
            Channel channel = row.planned().channel();
            lines.computeIfAbsent(
                            channel == null ? STILL_TO_CHOOSE : channel.name(), none -> new EnumMap<>(Purpose.class))
                    .computeIfAbsent(row.planned().purpose(), none -> new ArrayDeque<>())
                    .add(row);
        }
        return lines;
    }

    private record Word(UUID visit, @Nullable Channel channel) {

        /** Those that this one has to let go first; one that has no channel yet may take any. */
        static List<Word> of(MessageRow row) {
            UUID visit = row.planned().appointmentId();
            Channel channel = row.planned().channel();
            return channel != null
                    ? List.of(new Word(visit, channel))
                    : Arrays.stream(Channel.values())
                            .map(any -> new Word(visit, any))
                            .toList();
        }
    }
}
