package clinic.booking.availability;

import clinic.booking.catalogue.Offer;
import clinic.booking.hours.WorkingHours;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * What may happen in a clinic: times are taken, moved, held, extended and given back, hours and days off change, and
 * now and then the catalogue. All of it in transactions that stay open for a while, end in any order, and not all well.
 */
final class RandomHistory extends Clock implements AutoCloseable {

    private static final int OPEN_AT_ONCE = 4;

    private final DataSource database;
    private final Case given;
    private final List<UUID> treatments;
    private final List<UUID> practitioners;
    private final List<UUID> locations;
    private final List<UUID> rooms;
    private final SplittableRandom random;
    private final List<Connection> open = new ArrayList<>();
    private Instant now;
    private Instant earliest;

    RandomHistory(DataSource database, Case given, List<UUID> treatments, SplittableRandom random) {
        this.database = database;
        this.given = given;
        this.treatments = treatments;
        this.random = random;
        this.now = given.now();
        this.earliest = now;
        this.practitioners = Stream.concat(
                        given.weekly().stream().map(WorkingHours::practitionerId),
                        given.offers().stream()
                                .map(offer -> offer.practitioner().id()))
                .distinct()
                .toList();
        this.locations = given.offers().stream()
                .map(Offer::location)
                .map(place -> place.id())
                .distinct()
                .toList();
        this.rooms =
                given.needs().stream().flatMap(need -> need.anyOf().stream()).toList();
    }

    /** One change, or the end of a transaction, or time that passes. */
    void step() throws SQLException {
        if (chance(12)) {
            now = now.plus(Duration.ofSeconds(random.nextInt(20 * 60)));
        } else if (chance(2)) {
            // By more than a clock is put right by: what is remembered does not follow less.
            earliest = earliest.minus(RememberedDays.STEP_BACK).minusSeconds(1 + random.nextInt(90 * 60));
            now = earliest;
        } else if (open.isEmpty() || open.size() < OPEN_AT_ONCE && chance(30)) {
            Connection begun = database.getConnection();
            begun.setAutoCommit(false);
            open.add(begun);
            change(begun);
        } else if (chance(50)) {
            end(pick(open), !chance(15));
        } else {
            change(pick(open));
        }
    }

    boolean isQuiet() {
        return open.isEmpty();
    }

    void settle() throws SQLException {
        while (!open.isEmpty()) {
            end(pick(open), true);
        }
    }

    private void end(Connection transaction, boolean well) throws SQLException {
        open.remove(transaction);
        try (transaction) {
            if (well) {
                transaction.commit();
            } else {
                transaction.rollback();
            }
            transaction.setAutoCommit(true);
        }
    }

    private void change(Connection transaction) throws SQLException {
        try (Statement statement = transaction.createStatement()) {
            // Whoever would have to wait for another of these gives up: nobody else would let it go on.
            statement.execute("SET LOCAL lock_timeout = '20ms'");
            statement.execute(sql());
        } catch (SQLException inTheWay) {
            end(transaction, false);
        }
    }

    private String sql() {
        return switch (random.nextInt(22)) {
            case 0, 1, 2, 3, 4, 5, 6 -> take();
            case 7 -> "DELETE FROM taken_time WHERE id = " + some("taken_time", "true");
            case 8 -> "DELETE FROM taken_time WHERE id = " + some("taken_time", "expires_at IS NOT NULL");
            case 9 -> move();
            case 10, 11 ->
                "UPDATE taken_time SET expires_at = NULL WHERE id = " + some("taken_time", "expires_at IS NOT NULL");
            case 12 ->
                "UPDATE taken_time SET expires_at = '" + soon() + "' WHERE id = "
                        + some("taken_time", "expires_at IS NOT NULL");
            case 13 ->
                ("DELETE FROM working_hours WHERE practitioner_id = '%s' AND weekday = %d")
                        .formatted(pick(practitioners), 1 + random.nextInt(7));
            case 14 ->
                "INSERT INTO working_hours VALUES ('%s', '%s', %d, '%02d:00', '%02d:30', '%s', '%s') ON CONFLICT DO NOTHING"
                        .formatted(
                                pick(practitioners),
                                pick(locations),
                                1 + random.nextInt(7),
                                random.nextInt(12),
                                12 + random.nextInt(11),
                                chance(70) ? "-infinity" : date(),
                                chance(70) ? "infinity" : date().plusDays(6));
            case 15 -> changedHours();
            case 16 ->
                "UPDATE changed_hours SET date = date + %d WHERE id = %s"
                        .formatted(random.nextInt(3) - 1, some("changed_hours", "true"));
            case 17 -> "DELETE FROM changed_hours WHERE id = " + some("changed_hours", "true");
            case 18 ->
                chance(50)
                        ? "INSERT INTO closed_days VALUES ('%s', '%s') ON CONFLICT DO NOTHING"
                                .formatted(pick(locations), date())
                        : "DELETE FROM closed_days WHERE location_id = '%s'".formatted(pick(locations));
            case 19 ->
                chance(70)
                        ? "INSERT INTO open_holidays VALUES ('%s', '%s') ON CONFLICT DO NOTHING"
                                .formatted(pick(locations), date())
                        : "DELETE FROM open_holidays WHERE location_id = '%s'".formatted(pick(locations));
            default -> catalogue();
        };
    }

    private String take() {
        boolean room = !rooms.isEmpty() && chance(40);
        boolean visit = !room && chance(75);
        Instant start = start();
        Instant end = start.plus(Duration.ofMinutes(5 + random.nextInt(room ? 300 : 90)));
        return """
                INSERT INTO taken_time (id, resource_id, during, owner_id, expires_at, treatment_id, visit)
                VALUES ('%s', '%s', '[%s,%s)', gen_random_uuid(), %s, %s, %s) ON CONFLICT DO NOTHING""".formatted(
                        id(),
                        room ? pick(rooms) : pick(practitioners),
                        start,
                        end,
                        chance(50) ? "'" + soon() + "'" : "NULL",
                        visit ? "'" + pick(treatments) + "'" : "NULL",
                        visit ? "'[" + start.plusSeconds(60) + "," + end + ")'" : "NULL");
    }

    private String move() {
        Instant start = start();
        return "UPDATE taken_time SET resource_id = '%s', during = '[%s,%s)', visit = NULL WHERE id = %s"
                .formatted(
                        pick(practitioners),
                        start,
                        start.plusSeconds(60L * (10 + random.nextInt(60))),
                        some("taken_time", "true"));
    }

    private String changedHours() {
        boolean absent = chance(40);
        return "INSERT INTO changed_hours VALUES ('%s', '%s', %s, '%s', '%s', '%02d:15', '%02d:00')"
                .formatted(
                        id(),
                        pick(practitioners),
                        absent ? "NULL" : "'" + pick(locations) + "'",
                        date(),
                        absent ? "ABSENT" : chance(50) ? "EXTRA" : "OTHER",
                        random.nextInt(12),
                        12 + random.nextInt(12));
    }

    private String catalogue() {
        UUID treatment = pick(treatments);
        return switch (random.nextInt(10)) {
            case 0 ->
                "UPDATE treatments SET minutes = %d, buffer_after = %d WHERE id = '%s'"
                        .formatted(10 + 5 * random.nextInt(12), random.nextInt(20), treatment);
            case 1 ->
                "UPDATE practitioners SET name = 'B %d' WHERE id = '%s'"
                        .formatted(random.nextInt(), pick(practitioners));
            case 2 ->
                "DELETE FROM offers WHERE treatment_id = '%s' AND practitioner_id = '%s' AND location_id = '%s'"
                        .formatted(treatment, pick(practitioners), pick(locations));
            case 3 ->
                "INSERT INTO offers VALUES ('%s', '%s', '%s') ON CONFLICT DO NOTHING"
                        .formatted(treatment, pick(practitioners), pick(locations));
            case 4 ->
                "INSERT INTO daily_limits VALUES ('%s', '%s', %d) ON CONFLICT DO NOTHING"
                        .formatted(pick(practitioners), treatment, random.nextInt(4));
            case 5 -> "DELETE FROM daily_limits WHERE treatment_id = '%s'".formatted(treatment);
            case 6 ->
                "DELETE FROM needs WHERE treatment_id = '%s' AND need = %d".formatted(treatment, 1 + random.nextInt(3));
            case 7 ->
                ("INSERT INTO needs SELECT '%s', location_id, 1, id, 0 FROM resources WHERE location_id = '%s' LIMIT 1")
                        .formatted(treatment, pick(locations));
            case 8 ->
                "UPDATE practitioners SET retired_from = %s WHERE id = '%s'"
                        .formatted(chance(50) ? "'" + date() + "'" : "NULL", pick(practitioners));
            default ->
                "UPDATE locations SET zone = '%s', closed_on_holidays = %b WHERE id = '%s'"
                        .formatted(
                                pick(List.of("Europe/Stockholm", "America/Havana", "Pacific/Kiritimati")),
                                chance(50),
                                pick(locations));
        };
    }

    private String some(String table, String which) {
        String of = table.equals("taken_time")
                ? "resource_id IN (" + quoted(Stream.concat(practitioners.stream(), rooms.stream())) + ")"
                : "practitioner_id IN (" + quoted(practitioners.stream()) + ")";
        return "(SELECT id FROM %s WHERE %s AND %s ORDER BY md5(id::text || '%d') LIMIT 1)"
                .formatted(table, of, which, random.nextInt());
    }

    private static String quoted(Stream<UUID> ids) {
        return ids.map(id -> "'" + id + "'").collect(Collectors.joining(", "));
    }

    private Instant start() {
        return given.from()
                .minusDays(1)
                .atStartOfDay()
                .toInstant(ZoneOffset.UTC)
                .plus(Duration.ofMinutes(random.nextInt(5 * 1440)));
    }

    private Instant soon() {
        return now.plusSeconds(random.nextInt(30 * 60) - 60);
    }

    private LocalDate date() {
        return given.from().plusDays(random.nextInt(5) - 1);
    }

    private UUID id() {
        return new UUID(random.nextLong(), random.nextLong());
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private <T> T pick(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }

    @Override
    public void close() throws SQLException {
        settle();
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
