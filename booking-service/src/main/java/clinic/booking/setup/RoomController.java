package clinic.booking.setup;

import clinic.booking.catalogue.Catalogue;
import clinic.booking.change.SeenVersion;
import clinic.booking.setup.RoomDetails.Kind;
import clinic.booking.setup.RoomDetails.Typed;
import clinic.booking.setup.RoomRegister.Kept;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Rooms and equipment as they are set up; for admins. */
@RestController
@RequestMapping("/api/staff/setup/rooms")
class RoomController {

    private final RoomRegister rooms;
    private final SetUpRoom settingUp;
    private final SetUpCalls calls;
    private final Catalogue catalogue;
    private final Clock clock;

    RoomController(RoomRegister rooms, SetUpRoom settingUp, SetUpCalls calls, Catalogue catalogue, Clock clock) {
        this.rooms = rooms;
        this.settingUp = settingUp;
        this.calls = calls;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /**
     * All of a room or a piece of equipment.
     *
     * @param location where it stands, for good
     * @param kind a room where it is left out
     */
    record RoomBody(
            @Nullable String name,
            @Nullable UUID location,
            @Nullable Kind kind) {

        Typed typed() {
            return new Typed(
                    name, location == null ? null : location.toString(), kind == null ? null : kind.name(), null);
        }
    }

    /**
     * A room or a piece of equipment as it is set up.
     *
     * @param retired no visit comes there any more
     */
    record RoomSetUp(UUID id, int version, String name, UUID location, Kind kind, boolean retired)
            implements SetUpAnswer {

        static RoomSetUp of(Kept kept) {
            RoomDetails details = kept.details();
            return new RoomSetUp(
                    kept.id(), kept.version(), details.name(), details.location(), details.kind(), kept.retired());
        }
    }

    @GetMapping
    @Operation(summary = "Rooms and equipment as they are set up", description = "What is retired comes last.")
    List<RoomSetUp> list() {
        return rooms.all().stream().map(RoomSetUp::of).toList();
    }

    @PostMapping
    @Operation(summary = "Adds a room or a piece of equipment")
    @ApiResponse(responseCode = "201", description = "Added", useReturnTypeSchema = true)
    ResponseEntity<RoomSetUp> add(@RequestBody RoomBody body, HttpServletRequest request) {
        RoomDetails details = read(body);
        return calls.add(
                request,
                body,
                RoomSetUp.class,
                id -> RoomSetUp.of(settingUp.setUp(id, details, null, SetUpCalls.who(request))));
    }

    @GetMapping("/{id}")
    @Operation(summary = "A room or a piece of equipment as it is set up")
    ResponseEntity<RoomSetUp> show(@PathVariable UUID id) {
        return SetUpAnswer.ok(RoomSetUp.of(room(id)));
    }

    @PutMapping("/{id}")
    @Operation(summary = "Changes a room or a piece of equipment", description = "Where it stands stays.")
    ResponseEntity<RoomSetUp> change(
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody RoomBody body,
            HttpServletRequest request) {
        room(id);
        return SetUpAnswer.ok(
                RoomSetUp.of(settingUp.setUp(id, read(body), SeenVersion.of(ifMatch, null), SetUpCalls.who(request))));
    }

    @PutMapping("/{id}/retirement")
    @Operation(summary = "Takes a room or a piece of equipment out of use", description = Agreed.DESCRIPTION)
    ResponseEntity<RoomSetUp> retire(
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody(required = false) @Nullable Agreed agreed,
            HttpServletRequest request) {
        return SetUpAnswer.ok(RoomSetUp.of(settingUp.retire(
                id, SeenVersion.of(ifMatch, null), Agreed.in(agreed), SetUpCalls.who(request), clock.instant())));
    }

    @DeleteMapping("/{id}/retirement")
    @Operation(summary = "Puts a room or a piece of equipment back into use")
    ResponseEntity<RoomSetUp> reopen(
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            HttpServletRequest request) {
        return SetUpAnswer.ok(
                RoomSetUp.of(settingUp.reopen(id, SeenVersion.of(ifMatch, null), SetUpCalls.who(request))));
    }

    private RoomDetails read(RoomBody body) {
        return RoomDetails.read(body.typed(), catalogue.locationNames().keySet());
    }

    private Kept room(UUID id) {
        return rooms.of(id).orElseThrow(NoSuchRoom::new);
    }
}
