package clinic.booking.appointment;

import clinic.booking.catalogue.Directions;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/**
 * A visit as the API tells it to whoever may manage it.
 *
 * @param version rises with every change; also sent as {@code ETag}
 * @param manageUrl the visit's private link; whoever has it may move and cancel the visit; not told to staff
 * @param patient whose it is, told to staff alone
 * @param directions how to find where it is, told when it is read; left out where the clinic has written nothing of it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AppointmentAnswer(
        UUID id,
        int version,
        String status,
        OffsetDateTime start,
        OffsetDateTime end,
        @Nullable String manageUrl,
        @Nullable UUID patient,
        Directions.@Nullable Said directions) {

    /** The same, with how to find where it is. */
    public AppointmentAnswer found(Directions.@Nullable Said by) {
        return new AppointmentAnswer(id, version, status, start, end, manageUrl, patient, by);
    }

    /** With its version as {@code ETag}, to be sent back as {@code If-Match}. */
    public ResponseEntity<AppointmentAnswer> with(ResponseEntity.BodyBuilder response) {
        return response.eTag("\"" + version + "\"").body(this);
    }
}
