package clinic.booking.calendar;

import clinic.booking.InvalidInput;
import clinic.booking.repeat.KeptAnswers;
import clinic.booking.repeat.RequestKey;
import clinic.booking.signin.StaffMember;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Time kept free of patients, as the calendar draws it. */
@RestController
@RequestMapping("/api/staff/blocks")
class BlockController {

    private final BlockTime blocking;
    private final ShownDays days;
    private final KeptAnswers kept;

    BlockController(BlockTime blocking, ShownDays days, KeptAnswers kept) {
        this.blocking = blocking;
        this.days = days;
        this.kept = kept;
    }

    /**
     * Whose time, and when.
     *
     * @param practitioner whose; or the room's
     * @param room whose; or the practitioner's
     * @param note why, for colleagues; nothing about a patient belongs there
     */
    record BlockBody(
            @Nullable UUID practitioner,
            @Nullable UUID room,
            @Nullable OffsetDateTime start,
            @Nullable OffsetDateTime end,
            @Nullable String note) {

        WantedBlock wanted() {
            UUID resource = practitioner == null ? room : practitioner;
            if (resource == null || (practitioner != null && room != null)) {
                throw new InvalidInput("practitioner", "missing");
            }
            if (start == null) {
                throw new InvalidInput("start", "missing");
            }
            if (end == null) {
                throw new InvalidInput("end", "missing");
            }
            return new WantedBlock(resource, start.toInstant(), end.toInstant(), note);
        }
    }

    record BlockAnswer(UUID id) {}

    @PostMapping
    @Operation(
            summary = "Keeps some of a practitioner's or a room's time free of patients",
            description = "Practitioners block their own time; who runs the day everybody's and the rooms'."
                    + " 409 when some of it is taken.")
    ResponseEntity<BlockAnswer> block(@RequestBody BlockBody body, HttpServletRequest request) {
        StaffMember member = StaffMember.asking(request);
        WantedBlock wanted = body.wanted();
        RequestKey key = RequestKey.of(request.getHeader("Idempotency-Key"), "block " + member.id(), body);
        RequestKey.carried(request, key);
        UUID id = kept.earlier(key, UUID.class).orElseGet(() -> first(wanted, member, key));
        return ResponseEntity.created(URI.create("/api/staff/blocks/" + id)).body(new BlockAnswer(id));
    }

    private UUID first(WantedBlock wanted, StaffMember member, @Nullable RequestKey key) {
        try {
            return blocking.block(wanted, member, key);
        } catch (TimeTaken taken) {
            // Perhaps by a twin of this request.
            return kept.earlier(key, UUID.class).orElseThrow(() -> taken);
        }
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Opens blocked time for patients again")
    void open(@PathVariable UUID id, HttpServletRequest request) {
        blocking.open(days.block(id).orElseThrow(NoSuchBlock::new), StaffMember.asking(request));
    }
}
