package clinic.booking.audit;

import clinic.contracts.booking.StaffRole;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Writes down who saw and changed what, when. What is written stays: the database refuses to change it. */
@Component
public class Audit {

    private final JdbcClient jdbc;
    private final Clock clock;

    Audit(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Something was done to a visit; written with the deed or not at all.
     *
     * @param version the one it has now
     * @param start when it begins now
     * @param overridden null where no rules were set aside for it
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void done(
            Who who,
            Deed deed,
            UUID patientId,
            UUID appointmentId,
            int version,
            Instant start,
            @Nullable Overridden overridden) {
        write(who, deed, patientId, appointmentId, version, start, overridden);
    }

    /** Something that is the patient's was done, or is nobody's; written with the deed or not at all. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void done(Who who, Deed deed, @Nullable UUID patientId) {
        write(who, deed, patientId, null, null, null, null);
    }

    /**
     * How a treatment is set up was changed; written with the deed or not at all.
     *
     * @param version the one it has now
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void setUp(Who who, Deed deed, UUID treatmentId, int version) {
        setUp(who, deed, "treatment_id", treatmentId, version);
    }

    /**
     * A location was added or changed; written with the deed or not at all.
     *
     * @param version the one it has now
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void locationSetUp(Who who, Deed deed, UUID locationId, int version) {
        setUp(who, deed, "location_id", locationId, version);
    }

    /** Something was done to an import as a whole; written with the deed or not at all. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void imported(Who who, Deed deed, UUID importId) {
        row(who, deed, "import_id", ":import").param("import", importId).update();
    }

    /** Patients were recorded by an import; written with the deed or not at all. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void broughtIn(Who who, UUID importId, List<UUID> patientIds) {
        row(who, Deed.BROUGHT_IN, "import_id, patient_id", ":import, each FROM unnest(:patients::uuid[]) each")
                .param("import", importId)
                .param("patients", patientIds.stream().map(UUID::toString).toArray(String[]::new))
                .update();
    }

    /**
     * What an account of staff may do or signs in with was changed; written with the deed or not at all.
     *
     * @param accountId whose; null where it is about everybody
     * @param roles all it has now; null where they stayed as they were
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void accountChanged(Who who, Deed deed, @Nullable UUID accountId, @Nullable Set<StaffRole> roles) {
        row(who, deed, "account_id, roles", ":account, :roles")
                .param("account", accountId, Types.OTHER)
                .param("roles", roles == null ? null : names(roles), Types.VARCHAR)
                .update();
    }

    /**
     * A room, a piece of equipment or a practitioner was added, or something about them or their hours was changed;
     * written with the deed or not at all.
     *
     * @param version the one it has now
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void resourceSetUp(Who who, Deed deed, UUID resourceId, int version) {
        setUp(who, deed, "resource_id", resourceId, version);
    }

    /** A location was closed on a day or opened again; written with the deed or not at all. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void dayChanged(Who who, Deed deed, UUID locationId, LocalDate day) {
        row(
                        who,
                        deed,
                        "location_id, starts_at",
                        "id, :day::timestamp AT TIME ZONE zone FROM locations WHERE id = :location")
                .param("location", locationId)
                .param("day", day)
                .update();
    }

    /** A visit is about to be shown; what cannot be written down is not shown. */
    public void seen(Who who, UUID patientId, UUID appointmentId) {
        write(who, Deed.SEEN, patientId, appointmentId, null, null, null);
    }

    /** All that is held about a patient is about to be shown. */
    public void seen(Who who, UUID patientId) {
        write(who, Deed.SEEN, patientId, null, null, null, null);
    }

    /** What a patient answered in check-ins, and was told, was shown. */
    public void answersSeen(Who who, UUID patientId) {
        write(who, Deed.ANSWERS_SEEN, patientId, null, null, null, null);
    }

    /**
     * Something was decided in another service.
     *
     * @param appointmentId the visit it is about; null where it is about none
     */
    public void decided(Who who, Deed deed, UUID patientId, @Nullable UUID appointmentId) {
        write(who, deed, patientId, appointmentId, null, null, null);
    }

    /** Patients are about to be shown in a list of those who were looked for. */
    public void found(Who who, List<UUID> patientIds) {
        row(who, Deed.FOUND, "patient_id", "each FROM unnest(:patients::uuid[]) each")
                .param("patients", patientIds.stream().map(UUID::toString).toArray(String[]::new))
                .update();
    }

    /** The audit itself is about to be shown; null for that of everybody. */
    public void read(Who who, @Nullable UUID patientId) {
        write(who, Deed.AUDIT_SEEN, patientId, null, null, null, null);
    }

    /**
     * Days of the calendar are about to be shown. A desk asks again with every change that another makes: within
     * minutes that is the same look, and a line for each would bury those that say something.
     *
     * @param days when each of them begins
     */
    public void calendarSeen(Who who, List<Instant> days) {
        row(
                        who,
                        Deed.CALENDAR_SEEN,
                        "starts_at",
                        "shown.day FROM unnest(:days::timestamptz[]) AS shown (day)"
                                + " WHERE NOT EXISTS (SELECT FROM audit WHERE staff_id = :staff"
                                + " AND deed = 'CALENDAR_SEEN' AND starts_at = shown.day"
                                + " AND at > :at - interval '10 minutes')")
                .param("days", days.stream().map(Instant::toString).toArray(String[]::new))
                .update();
    }

    /** What there is to do, and for whom, is about to be shown; looking again within minutes is the same look. */
    public void tasksSeen(Who who) {
        seenOnce(who, Deed.TASKS_SEEN);
    }

    /** What patients did by themselves is about to be shown; looking again within minutes is the same look. */
    public void alertsSeen(Who who) {
        seenOnce(who, Deed.ALERTS_SEEN);
    }

    /** Somebody's time was blocked or opened again; written with the deed or not at all. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void blocked(Who who, Deed deed, UUID resourceId, Instant start) {
        row(who, deed, "resource_id, starts_at", ":resource, :start")
                .param("resource", resourceId)
                .param("start", start.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** @param column that says of what kind the thing is; one of ours, never one that somebody typed */
    private void setUp(Who who, Deed deed, String column, UUID thing, int version) {
        row(who, deed, column + ", version", ":thing, :version")
                .param("thing", thing)
                .param("version", version)
                .update();
    }

    /** The deed stands in the statement, or it finds no index. */
    private void seenOnce(Who who, Deed deed) {
        row(
                        who,
                        deed,
                        "patient_id",
                        "NULL::uuid WHERE NOT EXISTS (SELECT FROM audit WHERE staff_id = :staff AND deed = '"
                                + deed.name() + "' AND at > :at - interval '10 minutes')")
                .update();
    }

    /**
     * A row that says when, who and what; what else there is to say of it is set by whoever asks for it.
     *
     * @param columns of what else there is; ours, never what somebody typed
     * @param selected what stands in them, and where it is taken from
     */
    private StatementSpec row(Who who, Deed deed, String columns, String selected) {
        return jdbc.sql("INSERT INTO audit (at, who, staff_id, deed, " + columns + ") SELECT :at, :who, :staff, :deed, "
                        + selected)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("who", who.way().name())
                .param("staff", who.staffId(), Types.OTHER)
                .param("deed", deed.name());
    }

    private static String names(Set<StaffRole> roles) {
        return roles.stream().map(StaffRole::name).sorted().collect(Collectors.joining(" "));
    }

    private void write(
            Who who,
            Deed deed,
            @Nullable UUID patientId,
            @Nullable UUID appointmentId,
            @Nullable Integer version,
            @Nullable Instant start,
            @Nullable Overridden overridden) {
        row(
                        who,
                        deed,
                        "patient_id, appointment_id, version, starts_at, overridden, reason",
                        ":patient, :appointment, :version, :start, :overridden, :reason")
                .param("patient", patientId, Types.OTHER)
                .param("appointment", appointmentId, Types.OTHER)
                .param("version", version, Types.INTEGER)
                .param("start", start == null ? null : start.atOffset(ZoneOffset.UTC), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("overridden", overridden == null ? null : overridden.rules(), Types.VARCHAR)
                .param("reason", overridden == null ? null : overridden.reason(), Types.VARCHAR)
                .update();
    }
}
