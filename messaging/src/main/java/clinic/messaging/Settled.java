package clinic.messaging;

import clinic.messaging.Replayed.Outcome;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Remembers which parked events need nobody any more; who writes it down and when is kept with it. */
class Settled {

    private final JdbcClient jdbc;

    Settled(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether it was still open; of two who settle one event at once, the second waits for the first and hears no. */
    boolean settle(Parked.Place place, Outcome outcome, String by, String reason) {
        return jdbc.sql("""
                        insert into settled_event (topic, in_partition, at_offset, outcome, settled_by, reason)
                        values (?, ?, ?, ?, ?, ?) on conflict do nothing
                        """)
                        .params(place.topic(), place.partition(), place.offset(), outcome.name(), by, reason)
                        .update()
                == 1;
    }

    Optional<Outcome> outcome(Parked.Place place) {
        return jdbc.sql("select outcome from settled_event where topic = ? and in_partition = ? and at_offset = ?")
                .params(place.topic(), place.partition(), place.offset())
                .query(String.class)
                .optional()
                .map(Outcome::valueOf);
    }

    /** How many places that is from one on. */
    int forgetFrom(Parked.Place place) {
        return jdbc.sql("delete from settled_event where topic = ? and in_partition = ? and at_offset >= ?")
                .params(place.topic(), place.partition(), place.offset())
                .update();
    }

    Set<Parked.Place> in(String topic) {
        return new HashSet<>(jdbc.sql("select in_partition, at_offset from settled_event where topic = ?")
                .param(topic)
                .query((row, number) -> new Parked.Place(topic, row.getInt(1), row.getLong(2)))
                .list());
    }
}
