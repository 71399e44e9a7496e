package clinic.content.followupplan;

import clinic.content.publication.Approver;
import clinic.content.publication.Authored;
import clinic.content.publication.OneLine;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * The proof that the clinic may use an instrument that somebody owns.
 *
 * @param reviewBy the last day of the licence
 * @param owner who gave it
 * @param proof the agreement, as both sides find it again
 */
record Licence(
        UUID id,
        String locale,
        int version,
        Approver approver,
        LocalDate reviewBy,
        List<String> sources,
        Instrument instrument,
        @OneLine String owner,
        String proof)
        implements Authored {

    boolean covers(Instrument wanted, LocalDate until) {
        return instrument == wanted && !owner.isBlank() && !proof.isBlank() && !reviewBy.isBefore(until);
    }
}
