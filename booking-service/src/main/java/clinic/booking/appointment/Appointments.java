package clinic.booking.appointment;

import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface Appointments extends Repository<Appointment, UUID> {

    Appointment saveAndFlush(Appointment visit);

    Optional<Appointment> findById(UUID id);

    List<Appointment> findByIdIn(Collection<UUID> ids);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select a from Appointment a where a.id = :id")
    Optional<Appointment> locked(UUID id);

    List<Appointment> findByStartsAtGreaterThanEqualAndStartsAtLessThanOrderByStartsAt(Instant from, Instant until);

    List<Appointment> findByPractitionerIdAndStartsAtGreaterThanEqualAndStartsAtLessThanOrderByStartsAt(
            UUID practitionerId, Instant from, Instant until);

    List<Appointment> findByPatientIdOrderByStartsAtDesc(UUID patientId);

    List<Appointment> findByPatientIdInOrderByStartsAtDesc(Collection<UUID> patientIds, Limit most);

    Optional<Appointment> findFirstByPatientIdAndStateAndBookedAtAfterOrderByStartsAt(
            UUID patientId, AppointmentState state, Instant since);

    /** Of whom somebody has said that they are here, or that it is not over after all: people say how that ends. */
    String WITH_PEOPLE =
            " (visit.state IN ('ARRIVED', 'IN_TREATMENT') OR visit.state = 'BOOKED' AND visit.taken_back_at IS NOT NULL) ";

    /** The midnight of the place after its end, and after it was taken back. */
    String DAY_OVER = " (date_trunc('day', greatest(visit.ends_at, visit.taken_back_at) AT TIME ZONE place.zone)"
            + " + interval '1 day') AT TIME ZONE place.zone ";

    /** Visits that the clock is to complete, skipping those another instance is just completing. */
    @Query(
            nativeQuery = true,
            value = "SELECT visit.* FROM appointments visit JOIN locations place ON place.id = visit.location_id"
                    + " WHERE visit.state IN ('BOOKED', 'ARRIVED', 'IN_TREATMENT') AND visit.ends_at <= :now"
                    + " AND (NOT" + WITH_PEOPLE + "OR" + DAY_OVER + "<= :now)"
                    + " ORDER BY visit.ends_at LIMIT :limit FOR UPDATE OF visit SKIP LOCKED")
    List<Appointment> claimEnded(Instant now, int limit);

    @Query(
            nativeQuery = true,
            value = "SELECT least("
                    + "(SELECT min(ends_at) FROM appointments WHERE state = 'BOOKED' AND taken_back_at IS NULL), "
                    + "(SELECT min(" + DAY_OVER + ") FROM appointments visit"
                    + " JOIN locations place ON place.id = visit.location_id WHERE" + WITH_PEOPLE + "))")
    Optional<Instant> nextEnd();
}
