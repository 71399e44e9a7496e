package clinic.reminder.proof;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which browser asked for a code to which check-in, how often it was typed wrong, and whether it was right. */
@Repository
class AskedCodes {

    private final JdbcClient jdbc;

    AskedCodes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Code(UUID id, String nonce) {}

    void add(Code code, UUID checkIn, BrowserSecret browser, Instant now) {
        jdbc.sql("""
                        insert into check_in_code (id, check_in_id, browser, nonce, asked_at)
                        values (:id, :checkIn, :browser, :nonce, :now)""")
                .param("id", code.id())
                .param("checkIn", checkIn)
                .param("browser", browser.hash())
                .param("nonce", code.nonce())
                .param("now", Timestamp.from(now))
                .update();
    }

    /** By any browser. */
    int askedSince(UUID checkIn, Instant since) {
        return jdbc.sql("select count(*) from check_in_code where check_in_id = :checkIn and asked_at > :since")
                .param("checkIn", checkIn)
                .param("since", Timestamp.from(since))
                .query(Integer.class)
                .single();
    }

    /** The code that this browser may still type; the try is counted, whatever comes of it. */
    Optional<Code> tried(UUID checkIn, BrowserSecret browser, Instant askedAfter, int tries) {
        return jdbc.sql("""
                        update check_in_code set tries = tries + 1
                        where check_in_id = :checkIn and browser = :browser and proved_at is null
                            and asked_at > :after and tries < :tries
                        returning id, nonce""")
                .param("checkIn", checkIn)
                .param("browser", browser.hash())
                .param("after", Timestamp.from(askedAfter))
                .param("tries", tries)
                .query((row, number) -> code(row))
                .optional();
    }

    /** From now on under another secret: one that somebody else put there before opens nothing. */
    void proved(UUID code, BrowserSecret shown, BrowserSecret fresh, Instant now) {
        jdbc.sql("""
                        update check_in_code set proved_at = :now, tries = 0, browser = :fresh, browser_before = :shown
                        where id = :id""")
                .param("now", Timestamp.from(now))
                .param("fresh", fresh.hash())
                .param("shown", shown.hash())
                .param("id", code)
                .update();
    }

    /** The code that this browser typed right just now, if the answer may have got lost; the try is counted as before. */
    Optional<Code> triedAgain(UUID checkIn, BrowserSecret shown, Instant provedAfter, int tries) {
        return jdbc.sql("""
                        update check_in_code set tries = tries + 1
                        where check_in_id = :checkIn and browser_before = :shown and proved_at > :after and tries < :tries
                        returning id, nonce""")
                .param("checkIn", checkIn)
                .param("shown", shown.hash())
                .param("after", Timestamp.from(provedAfter))
                .param("tries", tries)
                .query((row, number) -> code(row))
                .optional();
    }

    /** In place of the secret whose answer got lost; proved when it was. */
    void replace(UUID code, BrowserSecret fresh) {
        jdbc.sql("update check_in_code set browser = :fresh where id = :id")
                .param("fresh", fresh.hash())
                .param("id", code)
                .update();
    }

    boolean isProved(UUID checkIn, BrowserSecret browser, Instant after) {
        return jdbc.sql("""
                        select exists (select from check_in_code
                            where check_in_id = :checkIn and browser = :browser and proved_at > :after)""")
                .param("checkIn", checkIn)
                .param("browser", browser.hash())
                .param("after", Timestamp.from(after))
                .query(Boolean.class)
                .single();
    }

    private static Code code(ResultSet row) throws SQLException {
        return new Code(row.getObject("id", UUID.class), row.getString("nonce"));
    }

    void forget(Instant askedBefore) {
        jdbc.sql("delete from check_in_code where asked_at < :before")
                .param("before", Timestamp.from(askedBefore))
                .update();
    }
}
