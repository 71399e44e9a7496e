package clinic.booking.patient;

import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface Patients extends Repository<Patient, UUID> {

    Patient save(Patient patient);

    Patient saveAndFlush(Patient patient);

    Optional<Patient> findById(UUID id);

    List<Patient> findByIdInOrderById(Collection<UUID> ids);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select p from Patient p where p.id = :id")
    Optional<Patient> locked(UUID id);

    /** The same under the record that is kept, where the id is that of one that was merged. */
    default Optional<Patient> kept(UUID id) {
        return locked(id).flatMap(one -> {
            UUID into = one.mergedInto();
            return into == null ? Optional.of(one) : kept(into);
        });
    }

    List<Patient> findByMobileOrderByRecordedAtDesc(String mobile);

    @Query("select p from Patient p where lower(p.email) = :email order by p.recordedAt desc")
    List<Patient> byEmail(String email);
}
