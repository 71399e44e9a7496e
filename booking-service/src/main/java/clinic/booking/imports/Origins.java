package clinic.booking.imports;

import clinic.booking.patient.PatientDetails;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Which rows and numbers of other systems have become whom: the same one again makes nothing again. Only digests are
 * kept: nobody reads a name out of them, though whoever has a name and a birth date can find out whether they were here.
 * They stay when a patient is erased: an old file brings nobody back.
 */
@Repository
class Origins {

    private final JdbcClient jdbc;

    Origins(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Whom a row or a number has become.
     *
     * @param born null when nobody has said
     */
    record Known(UUID patient, @Nullable LocalDate born, boolean erased) {}

    /** A number that a system gave to a patient. */
    static String patientNumber(String system, String number) {
        return digest(List.of("patient number", system, number));
    }

    /** All that a row says of a patient. */
    static String patientRow(String system, PatientRow patient) {
        PatientDetails details = patient.details();
        return digest(Stream.of(
                        "patient row",
                        system,
                        patient.number(),
                        details.name(),
                        details.birthDate(),
                        details.mobile(),
                        details.email())
                .map(String::valueOf)
                .toList());
    }

    /** A number that a system gave to a visit. */
    static String visitNumber(String system, String number) {
        return digest(List.of("visit number", system, number));
    }

    /** Whose visit, with whom and when. */
    static String visit(UUID patient, UUID practitioner, Instant start, boolean cancelled) {
        return digest(List.of(
                cancelled ? "cancelled visit" : "visit",
                patient.toString(),
                practitioner.toString(),
                start.toString()));
    }

    boolean anyKnown(Collection<String> origins) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM origins WHERE digest = ANY (?))")
                .param(origins.toArray(String[]::new))
                .query(Boolean.class)
                .single();
    }

    Map<String, Known> known(Collection<String> origins) {
        Map<String, Known> known = new HashMap<>();
        jdbc.sql("""
                SELECT o.digest, p.id, p.birth_date, p.erased_at IS NOT NULL AS erased
                  FROM origins o JOIN patients told ON told.id = o.made
                  JOIN patients p ON p.id = coalesce(told.merged_into, told.id) WHERE o.digest = ANY (?)""").param(origins.toArray(String[]::new)).query(row -> {
            known.put(
                    row.getString("digest"),
                    new Known(
                            row.getObject("id", UUID.class),
                            row.getObject("birth_date", LocalDate.class),
                            row.getBoolean("erased")));
        });
        return known;
    }

    void keep(Map<String, UUID> made) {
        List<String> digests = List.copyOf(made.keySet());
        jdbc.sql("INSERT INTO origins (digest, made) SELECT * FROM unnest(?::text[], ?::uuid[]) ON CONFLICT DO NOTHING")
                .param(digests.toArray(String[]::new))
                .param(digests.stream().map(made::get).map(String::valueOf).toArray(String[]::new))
                .update();
    }

    private static String digest(List<String> parts) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            for (String part : parts) {
                sha256.update(part.getBytes(StandardCharsets.UTF_8));
                // Parts that run together would make one of two.
                sha256.update((byte) 0);
            }
            return HexFormat.of().formatHex(sha256.digest());
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
