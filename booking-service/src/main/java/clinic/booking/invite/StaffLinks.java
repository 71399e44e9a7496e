package clinic.booking.invite;

import clinic.contracts.booking.StaffLinkRequested.Occasion;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The one-time links that were given out; of each account the newest only. */
@Repository
class StaffLinks {

    private final JdbcClient database;

    StaffLinks(JdbcClient database) {
        this.database = database;
    }

    record Link(UUID id, UUID staffId, Occasion occasion, String nonce, Instant validUntil) {}

    /** The one from before opens nothing any more. */
    void give(Link link) {
        database.sql("""
                        insert into staff_link (id, staff_id, occasion, nonce, valid_until) values (?, ?, ?, ?, ?)
                        on conflict (staff_id) where not used do update set id = excluded.id,
                            occasion = excluded.occasion, nonce = excluded.nonce, valid_until = excluded.valid_until""")
                .params(
                        link.id(),
                        link.staffId(),
                        link.occasion().name(),
                        link.nonce(),
                        Timestamp.from(link.validUntil()))
                .update();
    }

    Optional<Link> open(UUID id, Instant now) {
        return database.sql("select * from staff_link where id = ? and not used and valid_until > ?")
                .params(id, Timestamp.from(now))
                .query(StaffLinks::link)
                .optional();
    }

    /** False when somebody was here with it before. */
    boolean use(UUID id, Instant now) {
        return database.sql("update staff_link set used = true where id = ? and not used and valid_until > ?")
                        .params(id, Timestamp.from(now))
                        .update()
                == 1;
    }

    /** Who was invited and has not come yet. */
    Set<UUID> invited() {
        return database
                .sql("select staff_id from staff_link where not used and occasion = 'INVITATION'")
                .query(UUID.class)
                .list()
                .stream()
                .collect(Collectors.toUnmodifiableSet());
    }

    boolean isInvited(UUID staffId, Instant now) {
        return database.sql("""
                        select exists (select from staff_link where staff_id = ? and occasion = 'INVITATION'
                            and not used and valid_until > ?)""")
                .params(staffId, Timestamp.from(now))
                .query(Boolean.class)
                .single();
    }

    private static Link link(ResultSet row, int number) throws SQLException {
        return new Link(
                row.getObject("id", UUID.class),
                row.getObject("staff_id", UUID.class),
                Occasion.valueOf(row.getString("occasion")),
                row.getString("nonce"),
                row.getTimestamp("valid_until").toInstant());
    }
}
