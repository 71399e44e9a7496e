package clinic.booking.book;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which booking was made with which key, so that a repeated request gets the same answer and books nothing. */
@Repository
class BookingKeys {

    /** The answer that a key got; the link is not in it, because only its nonce is stored. */
    record Answer(UUID visitId, Instant start, Instant end) {}

    private final JdbcClient jdbc;

    BookingKeys(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Claims the key for a visit within the transaction that books it; waits while another request with the same
     * key is being answered.
     */
    boolean claim(BookingRequest request, Answer answer, Instant now) {
        return jdbc.sql("INSERT INTO booking_keys (key, fingerprint, appointment_id, starts_at, ends_at, used_at)"
                                + " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING")
                        .param(request.key())
                        .param(fingerprint(request))
                        .param(answer.visitId())
                        .param(answer.start().atOffset(ZoneOffset.UTC))
                        .param(answer.end().atOffset(ZoneOffset.UTC))
                        .param(now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /** @throws KeyUsedForAnotherBooking when the key came with something else */
    Optional<Answer> answer(BookingRequest request) {
        if (request.key() == null) {
            return Optional.empty();
        }
        return jdbc.sql("SELECT fingerprint, appointment_id, starts_at, ends_at FROM booking_keys WHERE key = ?")
                .param(request.key())
                .query((row, n) -> {
                    if (!row.getString("fingerprint").equals(fingerprint(request))) {
                        throw new KeyUsedForAnotherBooking();
                    }
                    return new Answer(
                            row.getObject("appointment_id", UUID.class),
                            row.getObject("starts_at", OffsetDateTime.class).toInstant(),
                            row.getObject("ends_at", OffsetDateTime.class).toInstant());
                })
                .optional();
    }

    private static String fingerprint(BookingRequest request) {
        try {
            byte[] said = request.withoutKey().toString().getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(said));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }
}
