package clinic.reminder.contact;

import clinic.contracts.booking.ConsentPurpose;
import clinic.contracts.booking.LocationListed;
import clinic.contracts.booking.PatientRecorded;
import clinic.contracts.booking.PractitionerListed;
import clinic.contracts.reminder.Channel;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The copies of booking's patients, locations and practitioners, so that messages leave while booking is away. */
@Component
public class AddressBook {

    private final JdbcClient jdbc;
    private final UndeliverableAddresses undeliverable;

    AddressBook(JdbcClient jdbc, UndeliverableAddresses undeliverable) {
        this.jdbc = jdbc;
        this.undeliverable = undeliverable;
    }

    /**
     * Takes in a patient's contact; false when a newer one is already here, or the patient was erased, or is known under
     * another id by now. A changed address is believed again.
     */
    public boolean record(PatientRecorded patient) {
        if (isErased(patient.patientId()) || !keptAs(patient.patientId()).equals(patient.patientId())) {
            return false;
        }
        boolean newest = jdbc.sql("""
                        insert into contact (patient_id, version, language, mobile, email, reminders, follow_ups,
                            protected_identity, links_renewed)
                        values (:id, :version, :language, :mobile, :email, :reminders, :followUps, :protected, :renewed)
                        on conflict (patient_id) do update set version = excluded.version,
                            language = excluded.language, mobile = excluded.mobile, email = excluded.email,
                            reminders = excluded.reminders, follow_ups = excluded.follow_ups,
                            protected_identity = excluded.protected_identity,
                            links_renewed = excluded.links_renewed,
                            mobile_undeliverable_since = case when contact.mobile = excluded.mobile
                                then contact.mobile_undeliverable_since end,
                            email_undeliverable_since = case when lower(contact.email) = lower(excluded.email)
                                then contact.email_undeliverable_since end
                        where contact.version < excluded.version""")
                        .param("id", patient.patientId())
                        .param("version", patient.version())
                        .param("language", patient.language())
                        .param("mobile", patient.mobile())
                        .param("email", patient.email())
                        .param("reminders", patient.consents().contains(ConsentPurpose.REMINDERS))
                        .param("followUps", patient.consents().contains(ConsentPurpose.FOLLOW_UPS))
                        .param("protected", Boolean.TRUE.equals(patient.protectedIdentity()))
                        .param("renewed", Objects.requireNonNullElse(patient.linksRenewed(), 0))
                        .update()
                == 1;
        if (newest) {
            undeliverable.contactRecorded(patient.patientId());
        }
        return newest;
    }

    /** Takes in a location; events of one location come in order. */
    public void list(LocationListed location) {
        ZoneId.of(location.zone());
        jdbc.sql("""
                        insert into place (location_id, name, street, city, phone, zone)
                        values (:id, :name, :street, :city, :phone, :zone)
                        on conflict (location_id) do update set name = excluded.name, street = excluded.street,
                            city = excluded.city, phone = excluded.phone, zone = excluded.zone""")
                .param("id", location.locationId())
                .param("name", location.name())
                .param("street", location.street())
                .param("city", location.city())
                .param("phone", location.phone())
                .param("zone", location.zone())
                .update();
    }

    /** Takes in a practitioner; events of one practitioner come in order. */
    public void list(PractitionerListed practitioner) {
        jdbc.sql("""
                        insert into practitioner (practitioner_id, name) values (:id, :name)
                        on conflict (practitioner_id) do update set name = excluded.name""")
                .param("id", practitioner.practitionerId())
                .param("name", practitioner.name())
                .update();
    }

    /** Whether this patient was erased: whatever still comes about them is late, and is not taken in. */
    public boolean isErased(UUID patientId) {
        return jdbc.sql("select exists (select from erased_patient where patient_id = ?)")
                .param(patientId)
                .query(Boolean.class)
                .single();
    }

    /** The id that a patient is known under: another one, once two records of theirs were made one. */
    public UUID keptAs(UUID patientId) {
        return jdbc.sql("select into_id from merged_patient where patient_id = ? and moved_at is not null")
                .param(patientId)
                .query(UUID.class)
                .optional()
                .orElse(patientId);
    }

    public Optional<Contact> contact(UUID patientId) {
        return jdbc.sql("select * from contact where patient_id = :id")
                .param("id", patientId)
                .query((row, number) -> contact(row))
                .optional();
    }

    /** How often the private links of a patient were made anew, which is part of each. */
    public int linksRenewed(UUID patientId) {
        return contact(patientId).map(Contact::linksRenewed).orElse(0);
    }

    /** Whether the contact that is known is this version of it, or a later one. */
    public boolean isKnownAsOf(UUID patientId, int version) {
        return jdbc.sql("select exists (select from contact where patient_id = ? and version >= ?)")
                .params(patientId, version)
                .query(Boolean.class)
                .single();
    }

    /** Nobody else changes these contacts until the transaction ends. Before the {@linkplain Turns turn} of a patient. */
    public void hold(Collection<UUID> patientIds) {
        jdbc.sql("select 1 from contact where patient_id = any(cast(:ids as uuid[])) order by patient_id for update")
                .param("ids", patientIds.stream().map(UUID::toString).toArray(String[]::new))
                .query(Integer.class)
                .list();
    }

    /** Those of them that are known. */
    public Map<UUID, Contact> contacts(Set<UUID> patientIds) {
        return jdbc
                .sql("select * from contact where patient_id = any(cast(:ids as uuid[]))")
                .param("ids", patientIds.stream().map(UUID::toString).toArray(String[]::new))
                .query((row, number) -> contact(row))
                .list()
                .stream()
                .collect(Collectors.toMap(Contact::patientId, Function.identity()));
    }

    /** Everybody whose phone this is; a family may share one. */
    public List<Contact> reachedAt(String mobile) {
        return jdbc.sql("select * from contact where mobile = :mobile order by patient_id")
                .param("mobile", mobile)
                .query((row, number) -> contact(row))
                .list();
    }

    /**
     * Counts from now on; booking-service, which keeps the history of consents, soon says so too. False if it was not
     * held.
     */
    public boolean followUpsTakenBack(UUID patientId) {
        return jdbc.sql("update contact set follow_ups = false where patient_id = :id and follow_ups")
                        .param("id", patientId)
                        .update()
                > 0;
    }

    public Optional<Place> place(UUID locationId) {
        return jdbc.sql("select * from place where location_id = :id")
                .param("id", locationId)
                .query((row, number) -> new Place(
                        row.getString("name"),
                        row.getString("street"),
                        row.getString("city"),
                        row.getString("phone"),
                        ZoneId.of(row.getString("zone"))))
                .optional();
    }

    /** What clocks show where staff see to all locations: at one of them, or UTC before there is any. */
    public ZoneId zone() {
        return jdbc.sql("select zone from place order by name limit 1")
                .query(String.class)
                .optional()
                .map(ZoneId::of)
                .orElse(ZoneOffset.UTC);
    }

    /** The zone of a location; the clinic's own for one that is not known yet. */
    public ZoneId zone(UUID locationId) {
        return place(locationId).map(Place::zone).orElseGet(this::zone);
    }

    public Optional<String> practitioner(UUID practitionerId) {
        return jdbc.sql("select name from practitioner where practitioner_id = :id")
                .param("id", practitionerId)
                .query(String.class)
                .optional();
    }

    private static Contact contact(ResultSet row) throws SQLException {
        Set<ConsentPurpose> consents = EnumSet.noneOf(ConsentPurpose.class);
        if (row.getBoolean("reminders")) {
            consents.add(ConsentPurpose.REMINDERS);
        }
        if (row.getBoolean("follow_ups")) {
            consents.add(ConsentPurpose.FOLLOW_UPS);
        }
        Set<Channel> undeliverable = EnumSet.noneOf(Channel.class);
        if (row.getTimestamp("mobile_undeliverable_since") != null) {
            undeliverable.add(Channel.SMS);
        }
        if (row.getTimestamp("email_undeliverable_since") != null) {
            undeliverable.add(Channel.EMAIL);
        }
        return new Contact(
                row.getObject("patient_id", UUID.class),
                Locale.forLanguageTag(row.getString("language")),
                row.getString("mobile"),
                row.getString("email"),
                consents,
                undeliverable,
                row.getBoolean("protected_identity"),
                row.getInt("links_renewed"));
    }
}
