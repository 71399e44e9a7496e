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

    @Query("select coalesce(p.mergedInto, p.id) from Patient p where p.id = :id")
    Optional<UUID> keptAs(UUID id);

    /**
     * The same under the record that is kept, where the id is that of one that was merged. The pointer is never locked:
     * whoever merges or erases locks pointers and what they point to by id, and nobody is to wait the other way round.
     */
    default Optional<Patient> kept(UUID id) {
        return keptAs(id).flatMap(this::locked).flatMap(one -> {
            UUID meanwhile = one.mergedInto();
            return meanwhile == null ? Optional.of(one) : kept(meanwhile);
        });
    }

    List<Patient> findByMobileOrderByRecordedAtDesc(String mobile);

    @Query("select p from Patient p where lower(p.email) = :email order by p.recordedAt desc")
    List<Patient> byEmail(String email);
}
