package clinic.reminder.retention;

import clinic.clock.LongEnough;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lets go of what has been kept for as long as the clinic said. */
@Component
class LetGo {

    private final Retention retention;
    private final JdbcClient jdbc;
    private final Clock clock;

    LetGo(Retention retention, JdbcClient jdbc, Clock clock) {
        this.retention = retention;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** How many follow-ups and messages it was. */
    @Transactional
    public long ofWhatWasKeptLongEnough() {
        Instant now = clock.instant();
        return of(retention.care(), now, this::lockedAnswers) + of(retention.addresses(), now, this::addresses);
    }

    private static long of(@Nullable Period period, Instant now, ToLongFunction<Instant> lettingGo) {
        return period == null ? 0 : lettingGo.applyAsLong(LongEnough.before(period, now, ZoneOffset.UTC));
    }

    /** What was locked goes with all that hangs on it. */
    private long lockedAnswers(Instant before) {
        return jdbc.sql("""
                        with over as (
                            select id from follow_up where coalesce(last_entry_at, locked_at) < :before and locked_at is not null),
                        asked as (select check_in.id from check_in join over on over.id = check_in.follow_up_id),
                        answers as (delete from answer using asked where asked.id = answer.check_in_id returning 1),
                        codes as (delete from check_in_code using asked where asked.id = check_in_code.check_in_id returning 1),
                        check_ins as (delete from check_in using over where over.id = check_in.follow_up_id returning 1),
                        changes as (delete from follow_up_change using over where over.id = follow_up_change.follow_up_id returning 1)
                        delete from follow_up using over where over.id = follow_up.id""").param("before", Timestamp.from(before)).update();
    }

    /**
     * A message stands by its own id then, since nothing but its address may tell it from another. Of what was withdrawn it
     * was not written down, once, when it was.
     */
    private long addresses(Instant before) {
        return jdbc.sql("""
                        update message set recipient = id::text
                        where coalesce(settled_at, due_at) < :before and state in ('SENT', 'NOT_SENT') and recipient not in ('', id::text)
                            and not exists (select from contact where contact.patient_id = message.patient_id
                                and message.recipient in (contact.mobile, contact.email))""").param("before", Timestamp.from(before)).update();
    }
}
