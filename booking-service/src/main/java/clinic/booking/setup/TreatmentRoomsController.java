package clinic.booking.setup;

import clinic.booking.InvalidInput;
import clinic.booking.change.SeenVersion;
import clinic.booking.setup.Treatments.Kept;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Which rooms and equipment a treatment takes at each location; for admins. */
@RestController
@RequestMapping(TreatmentController.PATH + "/{id}/rooms")
class TreatmentRoomsController {

    private final Treatments treatments;
    private final RoomRegister rooms;
    private final SetRoomNeeds setting;
    private final Clock clock;

    TreatmentRoomsController(Treatments treatments, RoomRegister rooms, SetRoomNeeds setting, Clock clock) {
        this.treatments = treatments;
        this.rooms = rooms;
        this.setting = setting;
        this.clock = clock;
    }

    /**
     * All that a treatment takes.
     *
     * @param needs by the location's id its needs, and of each need the rooms that meet it, the first that is free
     * @param agreed the {@code agreement} of a 409 {@code visits-touched}
     */
    record NeedsBody(
            @Nullable Map<UUID, List<List<UUID>>> needs,
            @Nullable String agreed) {

        RoomNeeds read() {
            if (needs == null || needs.values().stream().anyMatch(NeedsBody::hasGaps)) {
                throw new InvalidInput("needs", "unreadable");
            }
            return new RoomNeeds(needs);
        }

        private static boolean hasGaps(@Nullable List<List<UUID>> some) {
            return some == null
                    || some.stream()
                            .anyMatch(need -> need == null || need.stream().anyMatch(Objects::isNull));
        }
    }

    /**
     * What a treatment takes.
     *
     * @param id of the treatment
     * @param version of the treatment
     * @param needs by the location's id its needs, and of each need the rooms that meet it, the first that is free
     */
    record NeedsSetUp(UUID id, int version, Map<UUID, List<List<UUID>>> needs) implements SetUpAnswer {}

    @GetMapping
    @Operation(summary = "Which rooms and equipment a treatment takes")
    ResponseEntity<NeedsSetUp> show(@PathVariable UUID id) {
        return answer(treatments.of(id).orElseThrow(NoSuchTreatment::new));
    }

    @PutMapping
    @Operation(summary = "Says which rooms and equipment a treatment takes", description = Agreed.DESCRIPTION)
    ResponseEntity<NeedsSetUp> set(
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody NeedsBody body,
            HttpServletRequest request) {
        RoomNeeds needs = body.read();
        Integer seen = SeenVersion.of(ifMatch, null);
        try {
            return answer(setting.set(id, needs, seen, body.agreed(), SetUpCalls.who(request), clock.instant()));
        } catch (InvalidInput input) {
            throw input.named(field -> field.replaceFirst("^at-", "needs."));
        }
    }

    private ResponseEntity<NeedsSetUp> answer(Kept kept) {
        return SetUpAnswer.ok(
                new NeedsSetUp(kept.id(), kept.version(), rooms.needs(kept.id()).byLocation()));
    }
}
