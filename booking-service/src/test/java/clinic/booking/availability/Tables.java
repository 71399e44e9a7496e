package clinic.booking.availability;

import clinic.booking.catalogue.Directions;
import clinic.booking.catalogue.Location;
import clinic.booking.catalogue.Need;
import clinic.booking.catalogue.Offer;
import clinic.booking.catalogue.Practitioner;
import clinic.booking.hours.ChangedHours;
import clinic.booking.hours.ClosedDay;
import clinic.booking.hours.WorkingHours;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Lays a random clinic into the real tables, as its own rows beside whatever is there. */
final class Tables {

    private final JdbcClient jdbc;
    private final Set<UUID> practitionersLaid = new HashSet<>();
    private final Set<UUID> locationsLaid = new HashSet<>();

    Tables(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Answers with what of the taken time the constraint let in. */
    List<TakenTime> lay(Case given) {
        Duration leadTime = given.treatment().leadTime();
        Period horizon = given.treatment().horizon();
        insert(
                "INSERT INTO treatments (id, code, name_sv, name_en, minutes, price, listed_at, buffer_before,"
                        + " buffer_after, lead_time, horizon) VALUES (?, ?, 'x', 'x', ?, 1, 1, ?, ?, ?::integer, ?::integer)",
                given.treatment().id(),
                given.treatment().code(),
                given.treatment().minutes(),
                given.treatment().bufferBefore().toMinutes(),
                given.treatment().bufferAfter().toMinutes(),
                leadTime == null ? null : leadTime.toMinutes(),
                horizon == null ? null : horizon.getDays());
        Set<Practitioner> practitioners = new HashSet<>();
        Set<Location> locations = new HashSet<>();
        for (WorkingHours hours : given.weekly()) {
            practitioners.add(practitioner(hours.practitionerId()));
            locations.add(location(given, hours.locationId()));
        }
        for (ChangedHours hours : given.changed()) {
            practitioners.add(practitioner(hours.practitionerId()));
            if (hours.locationId() != null) {
                locations.add(location(given, hours.locationId()));
            }
        }
        given.closed().forEach(day -> locations.add(location(given, day.locationId())));
        given.needs().forEach(need -> locations.add(location(given, need.locationId())));
        for (Offer offer : given.offers()) {
            practitioners.removeIf(one -> one.id().equals(offer.practitioner().id()));
            practitioners.add(offer.practitioner());
            locations.removeIf(one -> one.id().equals(offer.location().id()));
            locations.add(offer.location());
        }
        practitioners.forEach(one -> practitionersLaid.add(one.id()));
        locations.forEach(one -> locationsLaid.add(one.id()));
        practitioners.forEach(one -> insert(
                "INSERT INTO practitioners (id, name, title_sv, title_en) VALUES (?, ?, 'leg.', 'lic.')",
                one.id(),
                one.name()));
        locations.forEach(one -> insert(
                "INSERT INTO locations (id, name, street, city, phone, zone, closed_on_holidays)"
                        + " VALUES (?, ?, ?, ?, ?, ?, false)",
                one.id(),
                one.name(),
                one.street(),
                one.city(),
                one.phone(),
                one.zone().getId()));
        for (Offer offer : given.offers()) {
            UUID practitioner = offer.practitioner().id();
            insert(
                    "INSERT INTO offers VALUES (?, ?, ?)",
                    given.treatment().id(),
                    practitioner,
                    offer.location().id());
            if (offer.dailyLimit() != null) {
                insert(
                        "INSERT INTO daily_limits VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                        practitioner,
                        given.treatment().id(),
                        offer.dailyLimit());
            }
        }
        given.weekly()
                .forEach(hours -> insert(
                        "INSERT INTO working_hours VALUES (?, ?, ?, ?, ?, ?, ?)",
                        hours.practitionerId(),
                        hours.locationId(),
                        hours.weekday().getValue(),
                        hours.opens(),
                        hours.closes(),
                        hours.from(),
                        hours.until()));
        given.changed()
                .forEach(hours -> insert(
                        "INSERT INTO changed_hours VALUES (gen_random_uuid(), ?, ?::uuid, ?, ?, ?, ?)",
                        hours.practitionerId(),
                        hours.locationId() == null ? null : hours.locationId().toString(),
                        hours.date(),
                        hours.kind().name(),
                        hours.opens(),
                        hours.closes()));
        for (ClosedDay day : given.closed()) {
            insert("INSERT INTO closed_days VALUES (?, ?)", day.locationId(), day.date());
        }
        layNeeds(given);
        return layTaken(given);
    }

    private void layNeeds(Case given) {
        int n = 0;
        for (Need need : given.needs()) {
            n++;
            for (int preference = 0; preference < need.anyOf().size(); preference++) {
                UUID room = need.anyOf().get(preference);
                insert("INSERT INTO resources VALUES (?, ?, 'ROOM', 'Rum')", room, need.locationId());
                insert(
                        "INSERT INTO needs VALUES (?, ?, ?, ?, ?)",
                        given.treatment().id(),
                        need.locationId(),
                        n,
                        room,
                        preference);
            }
        }
    }

    private List<TakenTime> layTaken(Case given) {
        List<TakenTime> laid = new ArrayList<>();
        for (TakenTime time : given.taken()) {
            boolean held = time.by() == TakenTime.By.HOLD;
            Instant visitStart = time.visitStart();
            int rows = insert(
                    "INSERT INTO taken_time (id, resource_id, during, owner_id, expires_at, treatment_id, visit)"
                            + " VALUES (gen_random_uuid(), ?, tstzrange(?, ?), gen_random_uuid(), ?::timestamptz,"
                            + " ?::uuid, ?::tstzrange) ON CONFLICT DO NOTHING",
                    time.resourceId(),
                    utc(time.during().start()),
                    utc(time.during().end()),
                    held ? given.now().plusSeconds(1).toString() : null,
                    time.treatmentId() == null ? null : time.treatmentId().toString(),
                    visitStart == null
                            ? null
                            : "[" + visitStart + "," + time.during().end() + ")");
            if (rows == 1) {
                laid.add(time);
            }
        }
        // An expired hold in the middle of it all counts for nothing.
        given.weekly().stream()
                .map(WorkingHours::practitionerId)
                .distinct()
                .forEach(practitioner -> insert(
                        "INSERT INTO taken_time (id, resource_id, during, owner_id, expires_at) VALUES"
                                + " (gen_random_uuid(), ?, tstzrange(?, ?), gen_random_uuid(), ?) ON CONFLICT DO NOTHING",
                        practitioner,
                        utc(given.from().atTime(9, 0).toInstant(ZoneOffset.UTC)),
                        utc(given.from().atTime(10, 0).toInstant(ZoneOffset.UTC)),
                        utc(given.now())));
        return laid;
    }

    /** Another treatment by the same people, which needs the same rooms. */
    UUID alsoGiven(Case given) {
        UUID other = UUID.randomUUID();
        insert(
                "INSERT INTO treatments (id, code, name_sv, name_en, minutes, price, listed_at)"
                        + " VALUES (?, ?, 'x', 'x', 25, 1, 2)",
                other,
                other.toString());
        for (String copy : List.of(
                "offers (treatment_id, practitioner_id, location_id) SELECT ?, practitioner_id, location_id FROM offers",
                "needs SELECT ?, location_id, need, resource_id, preference FROM needs")) {
            insert(
                    "INSERT INTO " + copy + " WHERE treatment_id = ?",
                    other,
                    given.treatment().id());
        }
        return other;
    }

    /** Away with all that was laid, and with what came of it. */
    void clear(Collection<UUID> treatments) {
        for (UUID treatment : treatments) {
            for (String table : List.of("needs", "offers", "daily_limits")) {
                insert("DELETE FROM " + table + " WHERE treatment_id = ?", treatment);
            }
            insert("DELETE FROM treatments WHERE id = ?", treatment);
        }
        for (UUID practitioner : practitionersLaid) {
            insert("DELETE FROM taken_time WHERE resource_id = ?", practitioner);
            insert("DELETE FROM working_hours WHERE practitioner_id = ?", practitioner);
            insert("DELETE FROM changed_hours WHERE practitioner_id = ?", practitioner);
            insert("DELETE FROM practitioners WHERE id = ?", practitioner);
        }
        for (UUID location : locationsLaid) {
            insert(
                    "DELETE FROM taken_time WHERE resource_id IN (SELECT id FROM resources WHERE location_id = ?)",
                    location);
            insert("DELETE FROM resources WHERE location_id = ?", location);
            insert("DELETE FROM closed_days WHERE location_id = ?", location);
            insert("DELETE FROM open_holidays WHERE location_id = ?", location);
            insert("DELETE FROM locations WHERE id = ?", location);
        }
    }

    int insert(String sql, @Nullable Object... values) {
        return jdbc.sql(sql).params(Arrays.asList(values)).update();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static Practitioner practitioner(UUID id) {
        return new Practitioner(id, "Behandlare " + id, "leg.", "lic.");
    }

    private static Location location(Case given, UUID id) {
        return given.offers().stream()
                .map(Offer::location)
                .filter(place -> place.id().equals(id))
                .findFirst()
                .orElseGet(() -> new Location(
                        id, "Plats " + id, "Gatan 1", "Videslätt", "08-465 004 00", ZoneOffset.UTC, Directions.NONE));
    }
}
