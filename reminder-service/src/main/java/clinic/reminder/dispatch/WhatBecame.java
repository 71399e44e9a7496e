package clinic.reminder.dispatch;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What became of messages, counted; of whom they were about nothing is told. */
@Component
class WhatBecame {

    private final JdbcClient jdbc;

    WhatBecame(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * So many of a kind had the same fate; its methods are public for the page.
     *
     * @param state PLANNED for what is due and has not left
     * @param reason why it was not sent; null unless it was not
     */
    public record Count(
            String purpose, String state, @Nullable String reason, long messages) {}

    /** Due from then to then; every one of them is in exactly one of the counts. */
    List<Count> of(Instant from, Instant until) {
        return jdbc.sql("""
                        select purpose, state, reason, count(*) as messages from message
                        where due_at >= :from and due_at <= :until
                        group by purpose, state, reason
                        order by purpose, state desc, messages desc""")
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("until", until.atOffset(ZoneOffset.UTC))
                .query((row, number) -> new Count(
                        row.getString("purpose"),
                        row.getString("state"),
                        row.getString("reason"),
                        row.getLong("messages")))
                .list();
    }
}
