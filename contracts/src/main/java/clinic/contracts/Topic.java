package clinic.contracts;

import static clinic.contracts.Topic.Reader.BOOKING;
import static clinic.contracts.Topic.Reader.CONTENT;
import static clinic.contracts.Topic.Reader.REMINDER;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Every topic of the clinic: name, partitions, how long it keeps what, and which services read it. Topics are
 * created from this list before any service starts; the broker creates none by itself.
 */
public enum Topic {
    /** Facts about visits; ids only. A year, so that a reminder-service restored from back-up can catch up. */
    APPOINTMENTS("booking.appointments.v1", Duration.ofDays(365), REMINDER),
    /**
     * The only topic with patients' contact data; compacted within a day, so that an erased patient is soon gone. Erased is who has
     * a tombstone.
     */
    PATIENTS("booking.patients.v1", null, REMINDER),
    /** Asks to send something now, such as a one-time code; worth nothing a day later. Ids and nonces only. */
    REQUESTS("booking.requests.v1", Duration.ofDays(1), REMINDER),
    /** Locations, practitioners and treatments as others need them. */
    CATALOGUE("booking.catalogue.v1", null, REMINDER, CONTENT),
    /** Who works here and may do what; a role that is taken away counts within seconds. */
    STAFF("booking.staff.v1", null, REMINDER, CONTENT),
    /** Published content; a version never changes. */
    PUBLICATIONS("content.publications.v1", null, BOOKING, REMINDER),
    /** How it stands with the review of each item of content that somebody had or has to look at. */
    REVIEWS("content.reviews.v1", null, BOOKING),
    /** What became of each message. */
    MESSAGES("reminder.messages.v1", Duration.ofDays(365), BOOKING),
    /**
     * What came back on messages: what patients answered, consents they took back, addresses that take none; ids only,
     * words stay where they came.
     */
    REPLIES("reminder.replies.v1", Duration.ofDays(365), BOOKING),
    /** How follow-ups go; ids and levels only, answers stay where they were given. */
    FOLLOW_UPS("reminder.follow-ups.v1", Duration.ofDays(365), BOOKING);

    /** A service that reads topics; its {@link #group()} is its Kafka consumer group. */
    public enum Reader {
        BOOKING("booking"),
        REMINDER("reminder"),
        CONTENT("content");

        private final String group;

        Reader(String group) {
            this.group = group;
        }

        public String group() {
            return group;
        }
    }

    /** Enough for six consumers a service; raising it later would break the order per key. */
    public static final int PARTITIONS = 6;

    /** A compacted topic forgets superseded values within this time. */
    public static final Duration COMPACTED_WITHIN = Duration.ofHours(24);

    /**
     * That something was forgotten is told by a tombstone: a null value under its key. It stays as long as the topics keep
     * facts, so that a reader restored from an old back-up hears of it too.
     */
    public static final Duration TOMBSTONES_KEPT = Duration.ofDays(365);

    /** Parked events stay until someone has looked: longer than the longest holiday. */
    private static final Duration PARKED_FOR = Duration.ofDays(90);

    /** Not those with contact data: an erased patient must be gone from everywhere within a month. */
    private static final Duration CONTACTS_PARKED_FOR = Duration.ofDays(30);

    private final String id;
    private final @Nullable Duration retention;
    private final Set<Reader> readers;

    Topic(String id, @Nullable Duration retention, Reader... readers) {
        this.id = id;
        this.retention = retention;
        this.readers = Set.copyOf(List.of(readers));
    }

    public String id() {
        return id;
    }

    /** How long events are kept; null on a compacted topic, which keeps the latest value of each key. */
    public @Nullable Duration retention() {
        return retention;
    }

    public boolean compacted() {
        return retention == null;
    }

    public Set<Reader> readers() {
        return readers;
    }

    /** How long a reader's dead letters are kept. */
    public Duration deadLettersKept() {
        return this == PATIENTS ? CONTACTS_PARKED_FOR : PARKED_FOR;
    }

    /** Where a reader parks an event it could not take in. */
    public String deadLetters(Reader reader) {
        return id + "." + reader.group() + ".dlq";
    }
}
