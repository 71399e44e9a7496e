package clinic.booking.imports;

import clinic.booking.InvalidInput.Fault;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a row.
 *
 * @param faults by field; only of one that is refused
 * @param patient whom it is about; null for one that is refused
 * @param perhaps another patient who may be the same
 */
record Verdict(
        Row row,
        Outcome outcome,
        List<Fault> faults,
        @Nullable UUID patient,
        @Nullable UUID perhaps) {

    /** Which of the four it is. */
    enum Outcome {
        NEW,
        /** New all the same, and somebody has to look. */
        NEW_IN_DOUBT,
        KNOWN,
        REFUSED
    }

    static Verdict refused(Row row, List<Fault> faults) {
        return new Verdict(row, Outcome.REFUSED, List.copyOf(faults), null, null);
    }

    static Verdict known(Row row, UUID patient) {
        return new Verdict(row, Outcome.KNOWN, List.of(), patient, null);
    }

    static Verdict recorded(Row row, UUID patient, @Nullable UUID perhaps) {
        return new Verdict(row, perhaps == null ? Outcome.NEW : Outcome.NEW_IN_DOUBT, List.of(), patient, perhaps);
    }

    /** The same of the row as it may be shown. */
    Verdict shown(Map<Field, Integer> columns, int headings) {
        return new Verdict(row.shown(columns, headings), outcome, faults, patient, perhaps);
    }

    /** Whoever was written down as new. */
    Optional<UUID> recorded() {
        return outcome == Outcome.NEW || outcome == Outcome.NEW_IN_DOUBT
                ? Optional.ofNullable(patient)
                : Optional.empty();
    }
}
