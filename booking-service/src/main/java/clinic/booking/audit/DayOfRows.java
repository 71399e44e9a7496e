package clinic.booking.audit;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Takes up the rows of a day, one after the other, and tells what they come to. */
class DayOfRows {

    private final MessageDigest hash = sha256();
    private long count;
    private long first;

    /** The next one; their order counts. */
    void add(AuditRow row) {
        first = count == 0 ? row.id() : first;
        count++;
        hash.update(row.canonical());
    }

    /** Once only, when all rows are in. */
    Sum sum() {
        return new Sum(count, first, HexFormat.of().formatHex(hash.digest()));
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }

    /**
     * What a day's rows come to.
     *
     * @param first the lowest id; 0 where there is no row
     * @param hash over all of them
     */
    record Sum(long count, long first, String hash) {}
}
