package clinic.booking.catalogue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the clinic offers, who gives it and where; in the order the clinic lists it. */
@Component
public class Catalogue {

    private static final RowMapper<Treatment> TREATMENT = (row, n) -> new Treatment(
            row.getObject("id", UUID.class),
            row.getString("code"),
            row.getString("name_sv"),
            row.getString("name_en"),
            row.getString("about_sv"),
            row.getString("about_en"),
            MeantFor.valueOf(row.getString("meant_for")),
            Duration.ofMinutes(row.getInt("minutes")),
            row.getInt("price"),
            Duration.ofMinutes(row.getInt("buffer_before")),
            Duration.ofMinutes(row.getInt("buffer_after")),
            number(row, "lead_time").map(Duration::ofMinutes).orElse(null),
            number(row, "horizon").map(Period::ofDays).orElse(null),
            row.getObject("retired_at") != null);
    private static final RowMapper<Practitioner> PRACTITIONER = (row, n) -> new Practitioner(
            row.getObject("practitioner_id", UUID.class),
            row.getString("practitioner_name"),
            row.getString("title_sv"),
            row.getString("title_en"));
    private static final RowMapper<Location> LOCATION = (row, n) -> new Location(
            row.getObject("location_id", UUID.class),
            row.getString("location_name"),
            row.getString("street"),
            row.getString("city"),
            row.getString("phone"),
            ZoneId.of(row.getString("zone")),
            new Directions(row.getString("directions_sv"), row.getString("directions_en")));
    private static final String PRACTITIONERS =
            "SELECT p.id AS practitioner_id, p.name AS practitioner_name, p.title_sv, p.title_en FROM practitioners p";
    private static final String LOCATIONS =
            "SELECT l.id AS location_id, l.name AS location_name, l.street, l.city, l.phone, l.zone,"
                    + " l.directions_sv, l.directions_en FROM locations l";

    private final JdbcClient jdbc;
    private final Clock clock;

    Catalogue(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Those that can be booked. */
    public List<Treatment> treatments() {
        return treatmentsOnceAndNow().stream()
                .filter(treatment -> !treatment.retired())
                .toList();
    }

    /** Those that can be booked, and those of which visits may be left. */
    public List<Treatment> treatmentsOnceAndNow() {
        return jdbc.sql("SELECT * FROM treatments ORDER BY listed_at, name_sv")
                .query(TREATMENT)
                .list();
    }

    /** Retired or not. */
    public Optional<Treatment> treatment(UUID id) {
        return jdbc.sql("SELECT * FROM treatments WHERE id = ?")
                .param(id)
                .query(TREATMENT)
                .optional();
    }

    /** Everybody who receives patients or ever did. */
    public List<Practitioner> practitioners() {
        return jdbc.sql(PRACTITIONERS + " ORDER BY p.name").query(PRACTITIONER).list();
    }

    /** Those whom a visit can still be booked with: not those who have stopped receiving patients. */
    public List<Practitioner> receiving() {
        return jdbc.sql(PRACTITIONERS + " WHERE p.retired_from IS NULL OR p.retired_from > ? ORDER BY p.name")
                .param(today())
                .query(PRACTITIONER)
                .list();
    }

    /** Whether patients still come to somebody on a day; who has stopped receiving them has no time to give. */
    public boolean receives(UUID practitionerId, LocalDate day) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM practitioners WHERE id = ?"
                        + " AND (retired_from IS NULL OR retired_from > ?))")
                .param(practitionerId)
                .param(day)
                .query(Boolean.class)
                .single();
    }

    public Optional<Practitioner> practitioner(UUID id) {
        return jdbc.sql(PRACTITIONERS + " WHERE p.id = ?")
                .param(id)
                .query(PRACTITIONER)
                .optional();
    }

    public List<Location> locations() {
        return jdbc.sql(LOCATIONS + " ORDER BY l.name").query(LOCATION).list();
    }

    /** The clinic's own time of day: that of the location it had first, whatever others are called. */
    public ZoneId zone() {
        return jdbc.sql("SELECT zone FROM locations ORDER BY came LIMIT 1")
                .query((row, n) -> ZoneId.of(row.getString("zone")))
                .optional()
                .orElse(ZoneOffset.UTC);
    }

    /**
     * Whose time of day is meant where one is typed for a practitioner: that of the location, if they receive there, or of
     * the first at which they do.
     *
     * @param locationId null where none was named
     */
    public ZoneId zone(@Nullable UUID practitionerId, @Nullable UUID locationId) {
        return jdbc.sql("SELECT l.zone FROM offers o JOIN locations l ON l.id = o.location_id"
                        + " WHERE o.practitioner_id = :practitioner::uuid"
                        + " ORDER BY l.id = :location::uuid DESC NULLS LAST, l.came LIMIT 1")
                .param("practitioner", practitionerId == null ? null : practitionerId.toString())
                .param("location", locationId == null ? null : locationId.toString())
                .query((row, n) -> ZoneId.of(row.getString("zone")))
                .optional()
                .or(() ->
                        Optional.ofNullable(locationId).flatMap(this::location).map(Location::zone))
                .orElseGet(this::zone);
    }

    /** What each location is called. */
    public Map<UUID, String> locationNames() {
        return locations().stream().collect(Collectors.toMap(Location::id, Location::name));
    }

    /** The day it is at the clinic. */
    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone());
    }

    public Optional<Location> location(UUID id) {
        return jdbc.sql(LOCATIONS + " WHERE l.id = ?").param(id).query(LOCATION).optional();
    }

    /** Who gives a treatment, and where. */
    public List<Offer> offers(UUID treatmentId) {
        return offers(treatmentId, null, null);
    }

    /**
     * Those of them that are asked for.
     *
     * @param practitionerId null for everybody
     * @param locationId null for everywhere
     */
    public List<Offer> offers(UUID treatmentId, @Nullable UUID practitionerId, @Nullable UUID locationId) {
        return jdbc.sql("""
                SELECT p.id AS practitioner_id, p.name AS practitioner_name, p.title_sv, p.title_en,
                       l.id AS location_id, l.name AS location_name, l.street, l.city, l.phone, l.zone,
                       l.directions_sv, l.directions_en, d.most
                  FROM offers o JOIN practitioners p ON p.id = o.practitioner_id
                                JOIN locations l ON l.id = o.location_id
                                LEFT JOIN daily_limits d ON d.practitioner_id = o.practitioner_id
                                                        AND d.treatment_id = o.treatment_id
                 WHERE o.treatment_id = :treatment
                   AND o.practitioner_id = coalesce(:practitioner::uuid, o.practitioner_id)
                   AND o.location_id = coalesce(:location::uuid, o.location_id)
                 ORDER BY p.name, l.name""")
                .param("treatment", treatmentId)
                .param("practitioner", practitionerId == null ? null : practitionerId.toString())
                .param("location", locationId == null ? null : locationId.toString())
                .query((row, n) -> new Offer(
                        PRACTITIONER.mapRow(row, n), LOCATION.mapRow(row, n), row.getObject("most", Integer.class)))
                .list();
    }

    /** The rooms and equipment that each visit for a treatment needs; a need that only retired ones met is met by none. */
    public List<Need> needs(UUID treatmentId) {
        return jdbc.sql("""
                SELECT n.location_id,
                       coalesce(array_agg(n.resource_id ORDER BY n.preference, n.resource_id)
                                FILTER (WHERE r.retired_at IS NULL), '{}') AS any_of
                  FROM needs n JOIN resources r ON r.id = n.resource_id
                 WHERE n.treatment_id = ? GROUP BY n.location_id, n.need ORDER BY n.location_id, n.need""")
                .param(treatmentId)
                .query((row, n) -> new Need(row.getObject("location_id", UUID.class), List.of((UUID[])
                        row.getArray("any_of").getArray())))
                .list();
    }

    private static Optional<Integer> number(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, Integer.class));
    }
}
