package clinic.booking.lookup;

import clinic.booking.merge.MergePatients.Decision;
import clinic.booking.patient.KeptOfTwo;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is chosen of two records, as the form has it: each time the id of the record whose it is.
 *
 * @param keep the record that is kept
 * @param seen the revision of the record that the page is about
 * @param otherSeen the revision of the other one
 */
record MergeChoice(
        @Nullable UUID keep,
        @Nullable UUID name,
        @Nullable UUID birthDate,
        @Nullable UUID contacts,
        @Nullable UUID language,
        @Nullable Integer seen,
        @Nullable Integer otherSeen,
        @Nullable String reason) {

    /** What the form begins with: the record that the page is about. */
    static MergeChoice first(UUID id, int seen, int otherSeen) {
        return new MergeChoice(id, id, id, id, id, seen, otherSeen, "");
    }

    /** With the revisions as they are now, and everything else as it was chosen. */
    MergeChoice over(int seenNow, int otherSeenNow) {
        return new MergeChoice(keep, name, birthDate, contacts, language, seenNow, otherSeenNow, reason);
    }

    Decision decision(UUID id, UUID other) {
        boolean theOther = other.equals(keep);
        UUID kept = theOther ? other : id;
        int ofThis = seen == null ? 0 : seen;
        int ofTheOther = otherSeen == null ? 0 : otherSeen;
        return new Decision(
                kept,
                theOther ? id : other,
                new KeptOfTwo(
                        isOther(name, kept),
                        isOther(birthDate, kept),
                        isOther(contacts, kept),
                        isOther(language, kept)),
                theOther ? ofTheOther : ofThis,
                theOther ? ofThis : ofTheOther,
                reason == null ? "" : reason);
    }

    private static boolean isOther(@Nullable UUID chosen, UUID kept) {
        return chosen != null && !chosen.equals(kept);
    }
}
