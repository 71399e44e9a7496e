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

    boolean existsByIdInAndProtectedIdentityTrue(Collection<UUID> ids);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select p from Patient p where p.id = :id")
    Optional<Patient> locked(UUID id);

    @Query(value = "SELECT locked_kept_record(:id, 'NO KEY UPDATE')", nativeQuery = true)
    UUID lockedAs(UUID id);

    /**
     * The same under the record that is kept, where the id is that of one that was merged. The pointer is never locked:
     * nobody is to wait for the one record with the other in hand.
     */
    default Optional<Patient> kept(UUID id) {
        return locked(lockedAs(id));
    }

    /** By each id what the record that is kept says; nothing by that of somebody who was erased. */
    @Query("select new clinic.booking.patient.NameAndNumber(asked.id, kept.name, kept.mobile)"
            + " from Patient asked join Patient kept on kept.id = coalesce(asked.mergedInto, asked.id)"
            + " where asked.id in :ids and kept.erasedAt is null")
    List<NameAndNumber> namesAndNumbers(Collection<UUID> ids);

    List<Patient> findByMobileOrderByRecordedAtDesc(String mobile);

    @Query("select p from Patient p where lower(p.email) = :email order by p.recordedAt desc")
    List<Patient> byEmail(String email);
}
