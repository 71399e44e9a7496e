package clinic.booking.patient;

import jakarta.persistence.LockModeType;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface Patients extends Repository<Patient, UUID> {

    Patient saveAndFlush(Patient patient);

    Optional<Patient> findById(UUID id);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select p from Patient p where p.id = :id")
    Optional<Patient> locked(UUID id);

    List<Patient> findByMobileOrderByRecordedAtDesc(String mobile);

    @Query("select p from Patient p where lower(p.email) = :email order by p.recordedAt desc")
    List<Patient> byEmail(String email);

    /** Those who might be returning; locked, so that two bookings at once change one after the other. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select p from Patient p where p.birthDate = :birthDate"
            + " and (p.mobile = :mobile or lower(p.email) = lower(:email)) order by p.id")
    List<Patient> perhaps(LocalDate birthDate, @Nullable String mobile, @Nullable String email);
}
