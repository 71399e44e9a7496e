package clinic.booking.absence;

import java.util.List;
import java.util.UUID;

/**
 * What came of decisions about visits, as the API tells it.
 *
 * @param refused those that could not be done
 * @param absence as it is now, with whom to ring
 */
record DecisionsAnswer(List<Refused> refused, AbsenceAnswer absence) {

    /**
     * A visit that is as it was.
     *
     * @param code such as {@code slot-taken}, {@code changed-meanwhile} or {@code not-affected}
     */
    record Refused(UUID appointment, String code) {}
}
