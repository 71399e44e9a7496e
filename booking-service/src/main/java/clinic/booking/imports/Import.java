package clinic.booking.imports;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file that was laid up to be taken in, and how far that has come.
 *
 * @param system which the clinic used before; two of them may give the same number to different people
 * @param columns what stands in which column, counted from 0
 * @param by the account of whoever began it, or laid it up as long as nobody has
 * @param begunAt null until somebody has
 */
record Import(
        UUID id,
        Kind kind,
        String system,
        String fileName,
        CsvForm form,
        List<String> headings,
        Map<Field, Integer> columns,
        State state,
        Counts counts,
        UUID by,
        Instant laidUpAt,
        @Nullable Instant begunAt,
        @Nullable Instant finishedAt) {

    private static final int LONGEST_TEXT = 80;

    /** How far it has come. */
    enum State {
        READY,
        RUNNING,
        STOPPED,
        FINISHED
    }

    /** @param rows all there are, without the headings */
    record Counts(int rows, int done, int made, int inDoubt, int known, int refused) {

        static Counts none(int rows) {
            return new Counts(rows, 0, 0, 0, 0, 0);
        }

        Counts and(List<Verdict> verdicts) {
            Map<Verdict.Outcome, Integer> of = new EnumMap<>(Verdict.Outcome.class);
            verdicts.forEach(verdict -> of.merge(verdict.outcome(), 1, Integer::sum));
            int doubts = of.getOrDefault(Verdict.Outcome.NEW_IN_DOUBT, 0);
            return new Counts(
                    rows,
                    done + verdicts.size(),
                    made + of.getOrDefault(Verdict.Outcome.NEW, 0) + doubts,
                    inDoubt + doubts,
                    known + of.getOrDefault(Verdict.Outcome.KNOWN, 0),
                    refused + of.getOrDefault(Verdict.Outcome.REFUSED, 0));
        }

        public int percent() {
            return rows == 0 ? 100 : (int) (100L * done / rows);
        }
    }

    /** A name of a system or a file as it is kept; empty when there is none. */
    static String shortened(@Nullable String text) {
        String stripped = text == null ? "" : text.strip();
        return stripped.substring(0, Math.min(stripped.length(), LONGEST_TEXT));
    }

    /** Whether what its columns stand for may still be changed: nothing was taken in by it. */
    public boolean isOpen() {
        return state == State.READY;
    }

    /** What stands in a column; null when it is not taken in. */
    public @Nullable Field standsFor(int column) {
        return columns.entrySet().stream()
                .filter(one -> one.getValue() == column)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    public boolean isRunning() {
        return state == State.RUNNING;
    }

    /** Whether it may be begun, or gone on with. */
    public boolean mayRun() {
        return (state == State.READY || state == State.STOPPED)
                && kind.missing(columns).isEmpty();
    }

    /** Read in another form, it has other headings, and other rows perhaps. */
    Import readAs(CsvForm other, List<String> itsHeadings, Map<Field, Integer> guessed, int rows) {
        return new Import(
                id,
                kind,
                system,
                fileName,
                other,
                itsHeadings,
                guessed,
                state,
                Counts.none(rows),
                by,
                laidUpAt,
                begunAt,
                finishedAt);
    }

    Import with(Map<Field, Integer> chosen) {
        return new Import(
                id, kind, system, fileName, form, headings, chosen, state, counts, by, laidUpAt, begunAt, finishedAt);
    }

    Import begun(UUID whoBegins, Instant now) {
        return as(State.RUNNING, counts, whoBegins, now, null);
    }

    Import stopped() {
        return as(State.STOPPED, counts, by, begunAt, null);
    }

    Import further(List<Verdict> verdicts) {
        return as(state, counts.and(verdicts), by, begunAt, null);
    }

    Import finished(Instant now) {
        return as(State.FINISHED, counts, by, begunAt, now);
    }

    private Import as(State to, Counts so, UUID who, @Nullable Instant begun, @Nullable Instant finished) {
        return new Import(id, kind, system, fileName, form, headings, columns, to, so, who, laidUpAt, begun, finished);
    }
}
