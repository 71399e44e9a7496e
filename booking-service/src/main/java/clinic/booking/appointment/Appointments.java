package clinic.booking.appointment;

import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface Appointments extends Repository<Appointment, UUID> {

    Appointment saveAndFlush(Appointment visit);

    Optional<Appointment> findById(UUID id);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select a from Appointment a where a.id = :id")
    Optional<Appointment> locked(UUID id);

    List<Appointment> findByStartsAtGreaterThanEqualAndStartsAtLessThanOrderByStartsAt(Instant from, Instant until);

    List<Appointment> findByPractitionerIdAndStartsAtGreaterThanEqualAndStartsAtLessThanOrderByStartsAt(
            UUID practitionerId, Instant from, Instant until);

    List<Appointment> findByPatientIdOrderByStartsAtDesc(UUID patientId);

    Optional<Appointment> findFirstByPatientIdAndStateAndBookedAtAfterOrderByStartsAt(
            UUID patientId, AppointmentState state, Instant since);

    /** Visits that have ended, skipping those another instance is just completing. */
    @Query(
            nativeQuery = true,
            value = "SELECT * FROM appointments WHERE state IN ('BOOKED', 'ARRIVED', 'IN_TREATMENT')"
                    + " AND ends_at <= :now"
                    + " ORDER BY ends_at LIMIT :limit FOR UPDATE SKIP LOCKED")
    List<Appointment> claimEnded(Instant now, int limit);

    @Query("select min(a.endsAt) from Appointment a where a.state in (BOOKED, ARRIVED, IN_TREATMENT)")
    Optional<Instant> nextEnd();
}
