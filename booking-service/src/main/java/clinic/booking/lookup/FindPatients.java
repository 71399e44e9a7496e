package clinic.booking.lookup;

import clinic.booking.audit.Audit;
import clinic.booking.audit.Who;
import clinic.booking.privacy.ProtectedPatients;
import clinic.booking.signin.StaffMember;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Looks patients up by what people remember of them; who is shown in a list has been seen, and is written down. */
@Component
class FindPatients {

    static final int MOST = 20;

    private final JdbcClient jdbc;
    private final Audit audit;

    FindPatients(JdbcClient jdbc, Audit audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    /** @param more whether there are others who are not in the list */
    record Found(List<FoundPatient> patients, boolean more) {}

    /** Empty when too little was typed to look for. */
    Optional<Found> find(String typed, StaffMember reader) {
        return Wanted.read(typed).map(wanted -> {
            List<FoundPatient> found = look(wanted, reader);
            Found shown = new Found(found.stream().limit(MOST).toList(), found.size() > MOST);
            audit.found(
                    Who.staff(reader.id()),
                    shown.patients().stream().map(FoundPatient::id).toList());
            return shown;
        });
    }

    /** One more than are shown. Each part is asked with the words that its index is made of. */
    private List<FoundPatient> look(Wanted wanted, StaffMember reader) {
        List<String> conditions =
                new ArrayList<>(List.of("erased_at IS NULL", "merged_into IS NULL", ProtectedPatients.SHOWN));
        Map<String, Object> parameters = new HashMap<>();
        for (int part = 0; part < wanted.names().size(); part++) {
            conditions.add("plain_name LIKE :name" + part);
            parameters.put("name" + part, within(wanted.names().get(part)));
        }
        if (wanted.birthDate() != null) {
            conditions.add("birth_date = :birthDate");
            parameters.put("birthDate", wanted.birthDate());
        }
        if (wanted.number() != null) {
            conditions.add(reached("mobile LIKE :number"));
            parameters.put("number", within(wanted.number()));
        }
        if (wanted.email() != null) {
            conditions.add(reached("lower(email) LIKE :email"));
            parameters.put("email", within(wanted.email()));
        }
        return jdbc.sql("SELECT id, name, birth_date, mobile, email, protected_identity FROM patients WHERE "
                        + String.join(" AND ", conditions)
                        + " ORDER BY plain_name, birth_date, id LIMIT " + (MOST + 1))
                .params(parameters)
                .param("everybody", reader.runsTheDay())
                .param("practitioner", reader.practitionerId(), Types.OTHER)
                .query((row, n) -> found(row))
                .list();
    }

    /** By what messages go to or by a further contact; each has its index, which an OR over both would not use. */
    private static String reached(String condition) {
        return "id IN (SELECT id FROM patients WHERE erased_at IS NULL AND " + condition
                + " UNION SELECT patient_id FROM further_contacts WHERE " + condition + ")";
    }

    /** Anywhere in the text; what LIKE would read as a sign is a letter. */
    private static String within(String part) {
        return "%" + part.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }

    private static FoundPatient found(ResultSet row) throws SQLException {
        boolean isProtected = row.getBoolean("protected_identity");
        return new FoundPatient(
                row.getObject("id", UUID.class),
                row.getString("name"),
                isProtected ? null : row.getObject("birth_date", LocalDate.class),
                isProtected ? null : row.getString("mobile"),
                isProtected ? null : row.getString("email"),
                isProtected);
    }
}
