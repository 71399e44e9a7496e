package clinic.booking.catalogue;

import clinic.contracts.Event;
import clinic.contracts.booking.Bookable;
import clinic.contracts.booking.LocationListed;
import clinic.contracts.booking.PractitionerListed;
import clinic.contracts.booking.TreatmentListed;
import clinic.messaging.Outbox;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Tells other services of locations, practitioners and treatments: once when they are new, and once for each change. */
@Component
public class CatalogueAnnouncements {

    private final Catalogue catalogue;
    private final Outbox outbox;
    private final JdbcClient jdbc;

    CatalogueAnnouncements(Catalogue catalogue, Outbox outbox, JdbcClient jdbc) {
        this.catalogue = catalogue;
        this.outbox = outbox;
        this.jdbc = jdbc;
    }

    @EventListener(ApplicationReadyEvent.class)
    @Transactional
    public void announceChanges() {
        catalogue.locations().forEach(this::listed);
        catalogue.practitioners().forEach(this::listed);
        catalogue.treatmentsOnceAndNow().forEach(this::listed);
    }

    /** A treatment is new, changed, retired or back. Whoever says so holds its row. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void treatmentListed(UUID id) {
        catalogue.treatment(id).ifPresent(this::listed);
    }

    /** A retired one is told too, since its name stays something that no locked screen may show. */
    private void listed(Treatment treatment) {
        announce(
                treatment.id(),
                new TreatmentListed(
                        treatment.id(),
                        Stream.of(treatment.nameSv(), treatment.nameEn())
                                .distinct()
                                .toList(),
                        treatment.retired() ? null : bookable(treatment)));
    }

    private static Bookable bookable(Treatment treatment) {
        return new Bookable(treatment.code(), Math.toIntExact(treatment.minutes()), treatment.price());
    }

    /** A location is new or changed. Whoever says so holds its row, so that the last word is the last one told. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void listed(Location place) {
        announce(
                place.id(),
                new LocationListed(
                        place.id(),
                        place.name(),
                        place.street(),
                        place.city(),
                        place.phone(),
                        place.zone().getId()));
    }

    /** The same of a practitioner. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void listed(Practitioner person) {
        announce(
                person.id(),
                new PractitionerListed(
                        person.id(), person.name(), retiredFrom(person.id()).orElse(null)));
    }

    /** Somebody receives no more patients from some day on, or does after all. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void practitionerListed(UUID id) {
        catalogue.practitioners().stream()
                .filter(person -> person.id().equals(id))
                .forEach(this::listed);
    }

    private Optional<LocalDate> retiredFrom(UUID practitioner) {
        return jdbc.sql("SELECT retired_from FROM practitioners WHERE id = ? AND retired_from IS NOT NULL")
                .param(practitioner)
                .query(LocalDate.class)
                .optional();
    }

    /** Several instances that start at once announce it once: the row is the first one's to write. */
    private void announce(UUID itemId, Event event) {
        int changed = jdbc.sql("""
                INSERT INTO catalogue_announcements (item_id, fingerprint) VALUES (?, ?)
                ON CONFLICT (item_id) DO UPDATE SET fingerprint = excluded.fingerprint
                 WHERE catalogue_announcements.fingerprint <> excluded.fingerprint""").params(itemId, event.toString()).update();
        if (changed == 1) {
            outbox.announce(event);
        }
    }
}
