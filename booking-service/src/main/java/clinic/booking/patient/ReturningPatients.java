package clinic.booking.patient;

import java.sql.Types;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Tells who has been here before. Every booking asks and most are somebody's first, so only who may be one is loaded. */
@Component
class ReturningPatients {

    private final JdbcClient jdbc;
    private final Patients patients;

    ReturningPatients(JdbcClient jdbc, Patients patients) {
        this.jdbc = jdbc;
        this.patients = patients;
    }

    /**
     * Whose details these are beyond doubt; locked, so that two bookings at once change one after the other. Nobody else
     * is: whoever is new after all goes on to lock those who may be the same, by id as whoever merges them does, and must
     * not come to that with one of them in hand.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Patient> of(PatientDetails details) {
        LocalDate birthDate = details.birthDate();
        return birthDate == null
                ? Optional.empty()
                : perhaps(details, birthDate).stream()
                        .map(patients::kept)
                        .flatMap(Optional::stream)
                        .filter(patient -> !patient.isClosed() && patient.is(details))
                        .findFirst();
    }

    private record Found(UUID id, KnownBy by) {}

    /** Looked for first and locked then: who was merged while this waited is known by the record that is kept. */
    private List<UUID> perhaps(PatientDetails details, LocalDate birthDate) {
        return jdbc
                .sql(
                        "SELECT id, name, birth_date, mobile, email, personnummer FROM patients WHERE birth_date = :birthDate"
                                + " AND (mobile = :mobile OR lower(email) = lower(:email)) ORDER BY id")
                .param("birthDate", birthDate)
                .param("mobile", details.mobile(), Types.VARCHAR)
                .param("email", details.email(), Types.VARCHAR)
                .query((row, n) -> new Found(
                        row.getObject("id", UUID.class),
                        new KnownBy(
                                row.getString("name"),
                                row.getObject("birth_date", LocalDate.class),
                                row.getString("mobile"),
                                row.getString("email"),
                                row.getString("personnummer"))))
                .list()
                .stream()
                .filter(found -> found.by().is(details))
                .map(Found::id)
                .toList();
    }
}
