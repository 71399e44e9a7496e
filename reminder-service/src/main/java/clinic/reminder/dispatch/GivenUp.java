package clinic.reminder.dispatch;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Messages that should have reached somebody and did not: refused, left in doubt, too late, or in words that may not
 * leave. A person tries one again or lays it aside. Trying again never breaks a rule: nothing leaves late, and what may
 * have left is asked about first.
 */
@Component
@Transactional
public class GivenUp {

    private static final Duration BACK = Duration.ofDays(30);
    private static final int AT_MOST = 500;

    private static final String NOT_SEEN_TO = " state = 'NOT_SENT' and reason in"
            + " ('TOO_LATE', 'REFUSED', 'NO_SENDER', 'UNKNOWN', 'WORDS_NOT_FOR_EVERYONE') and laid_aside_at is null ";

    private static final Logger log = LoggerFactory.getLogger(GivenUp.class);

    private final JdbcClient jdbc;
    private final PutBack putBack;
    private final Bell bell;
    private final Clock clock;

    GivenUp(JdbcClient jdbc, PutBack putBack, Bell bell, Clock clock) {
        this.jdbc = jdbc;
        this.putBack = putBack;
        this.bell = bell;
        this.clock = clock;
    }

    /** What came of trying again, or of laying aside. */
    public enum Outcome {
        /** It is judged once more and leaves if nothing speaks against it. */
        @JsonProperty("waits-again")
        WAITS_AGAIN,
        /** It may have left: its carrier is asked once more, and it is sent only if it certainly had not. */
        @JsonProperty("asked-again")
        ASKED_AGAIN,
        /** It may have left before the database was restored, and its carrier can no longer be asked about it. */
        @JsonProperty("cannot-be-told")
        CANNOT_BE_TOLD,
        /** Its time has passed, so it must not leave any more. */
        @JsonProperty("too-late")
        TOO_LATE,
        /** Somebody has seen to it, and it is told of no more. */
        @JsonProperty("laid-aside")
        LAID_ASIDE,
        /** It is not among those given up: it waits, was sent, or was seen to before. Nothing was done. */
        @JsonProperty("not-given-up")
        NOT_GIVEN_UP
    }

    /** Those of the last month that nobody has seen to, newest first. One-time codes are asked for anew, not sent late. */
    @Transactional(readOnly = true)
    public List<MessageStory> all() {
        return jdbc.sql("select * from message where" + NOT_SEEN_TO
                        + "and purpose <> 'CODE' and due_at >= :since order by due_at desc limit :limit")
                .param("since", Timestamp.from(clock.instant().minus(BACK)))
                .param("limit", AT_MOST)
                .query(MessageStories::story)
                .list();
    }

    /** Tries one again; a second time finds it tried and does nothing. */
    public Outcome tryAgain(UUID id) {
        Outcome outcome = jdbc.sql("select * from message where id = :id")
                .param("id", id)
                .query(MessageRow::of)
                .optional()
                .map(message -> putBack.with(message, () -> reopened(id)))
                .orElse(Outcome.NOT_GIVEN_UP);
        log.info("Message {} was to be tried again: {}", id, outcome);
        bell.ringAfterCommit();
        return outcome;
    }

    private Outcome reopened(UUID id) {
        String reason = jdbc.sql("select reason from message where id = :id and" + NOT_SEEN_TO + "for update")
                .param("id", id)
                .query(String.class)
                .optional()
                .orElse("");
        return switch (reason) {
            case "REFUSED", "NO_SENDER", "WORDS_NOT_FOR_EVERYONE" ->
                waitsAgain(id) ? Outcome.WAITS_AGAIN : Outcome.TOO_LATE;
            case "UNKNOWN" -> {
                // Its words are what a carrier finds it by. One that cannot be asked gets it once more: a person wants
                // that.
                int asked = jdbc.sql("""
                                update message set state = 'IN_DOUBT', reason = null, settled_at = null, retry_at = now(),
                                    may_have_left = false, unanswered = false
                                where id = :id and fingerprint is not null""").param("id", id).update();
                yield asked == 1 ? Outcome.ASKED_AGAIN : Outcome.CANNOT_BE_TOLD;
            }
            case "TOO_LATE" -> Outcome.TOO_LATE;
            default -> Outcome.NOT_GIVEN_UP;
        };
    }

    /** What is still said of the sending that failed is about that one, and what is said of the next counts afresh. */
    private boolean waitsAgain(UUID id) {
        return jdbc.sql("""
                        update message set state = 'PLANNED', reason = null, settled_at = null, retry_at = null,
                            receipt_nonce = :nonce, receipts_before = array_append(receipts_before, receipt_nonce)
                        where id = :id and give_up_at > :now""")
                        .param("nonce", UUID.randomUUID().toString())
                        .param("id", id)
                        .param("now", Timestamp.from(clock.instant()))
                        .update()
                == 1;
    }

    /** Decides that nothing more is done about one; who did, when and why is kept with it. */
    public Outcome layAside(UUID id, String by, String reason) {
        int laid = jdbc.sql("update message set laid_aside_at = :now, laid_aside_by = :by, laid_aside_because = :reason"
                        + " where id = :id and" + NOT_SEEN_TO)
                .param("now", Timestamp.from(clock.instant()))
                .param("by", by)
                .param("reason", reason)
                .param("id", id)
                .update();
        return laid == 1 ? Outcome.LAID_ASIDE : Outcome.NOT_GIVEN_UP;
    }
}
