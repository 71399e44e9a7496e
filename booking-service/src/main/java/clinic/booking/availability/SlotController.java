package clinic.booking.availability;

import clinic.booking.InvalidInput;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Free times, and holds on them. */
@RestController
class SlotController {

    private final ClinicianCalendar calendar;

    SlotController(ClinicianCalendar calendar) {
        this.calendar = calendar;
    }

    /** Free times of at most {@value ClinicianCalendar#MAX_DAYS} days; without a practitioner, one for each start. */
    @GetMapping("/api/slots")
    Slots slots(
            @RequestParam UUID treatment,
            @RequestParam @Nullable UUID practitioner,
            @RequestParam @Nullable UUID location,
            @RequestParam LocalDate from,
            @RequestParam(defaultValue = "7") int days) {
        if (days < 1 || days > ClinicianCalendar.MAX_DAYS) {
            throw new InvalidInput("days", "days-out-of-range");
        }
        return new Slots(calendar.free(treatment, practitioner, location, from, days).stream()
                .map(SlotAnswer::of)
                .toList());
    }

    record Slots(List<SlotAnswer> slots) {}

    /** Keeps a time while the form is filled in. */
    @PostMapping("/api/holds")
    @ResponseStatus(HttpStatus.CREATED)
    Held hold(@RequestBody HoldRequest asked) {
        Hold hold = calendar.hold(asked.wish(), asked.startInstant());
        return new Held(hold.id(), hold.expiresAt());
    }

    record Held(UUID id, Instant expiresAt) {}

    record HoldRequest(
            @Nullable UUID treatment,
            @Nullable UUID practitioner,
            @Nullable UUID location,
            @Nullable OffsetDateTime start) {

        Wish wish() {
            if (treatment == null || start == null) {
                List<InvalidInput.Fault> faults = new ArrayList<>();
                if (treatment == null) {
                    faults.add(new InvalidInput.Fault("treatment", "missing"));
                }
                if (start == null) {
                    faults.add(new InvalidInput.Fault("start", "missing"));
                }
                throw new InvalidInput(faults);
            }
            return new Wish(treatment, practitioner, location);
        }

        Instant startInstant() {
            if (start == null) {
                throw new InvalidInput("start", "missing");
            }
            return start.toInstant();
        }
    }
}
