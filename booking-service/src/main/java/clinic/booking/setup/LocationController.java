package clinic.booking.setup;

import clinic.booking.change.SeenVersion;
import clinic.booking.setup.LocationDetails.Typed;
import clinic.booking.setup.Locations.Kept;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where the clinic receives patients, as it is set up; for admins. */
@RestController
@RequestMapping("/api/staff/setup/locations")
class LocationController {

    private final Locations locations;
    private final SetUpLocation settingUp;
    private final SetUpCalls calls;

    LocationController(Locations locations, SetUpLocation settingUp, SetUpCalls calls) {
        this.locations = locations;
        this.settingUp = settingUp;
        this.calls = calls;
    }

    /**
     * All of a location.
     *
     * @param phone that patients call
     * @param zone such as {@code Europe/Stockholm}; it stays once a visit was booked there
     * @param directionsSv how to find it, at most 500 characters, line breaks kept; may be left out, as in English
     */
    record LocationBody(
            @Nullable String name,
            @Nullable String street,
            @Nullable String city,
            @Nullable String phone,
            @Nullable String zone,
            @Nullable String directionsSv,
            @Nullable String directionsEn) {

        LocationDetails details() {
            return LocationDetails.read(new Typed(name, street, city, phone, zone, directionsSv, directionsEn, null));
        }
    }

    /**
     * A location as it is set up.
     *
     * @param directionsSv empty where nothing is written, as in English
     */
    record LocationSetUp(
            UUID id,
            int version,
            String name,
            String street,
            String city,
            String phone,
            String zone,
            String directionsSv,
            String directionsEn)
            implements SetUpAnswer {

        static LocationSetUp of(Kept kept) {
            LocationDetails details = kept.details();
            return new LocationSetUp(
                    kept.id(),
                    kept.version(),
                    details.name(),
                    details.street(),
                    details.city(),
                    details.phone(),
                    details.zone().getId(),
                    details.directions().sv(),
                    details.directions().en());
        }
    }

    @GetMapping
    @Operation(summary = "The locations as they are set up")
    List<LocationSetUp> list() {
        return locations.all().stream().map(LocationSetUp::of).toList();
    }

    @PostMapping
    @Operation(summary = "Adds a location")
    @ApiResponse(responseCode = "201", description = "Added", useReturnTypeSchema = true)
    ResponseEntity<LocationSetUp> add(@RequestBody LocationBody body, HttpServletRequest request) {
        LocationDetails details = body.details();
        return calls.add(
                request,
                body,
                LocationSetUp.class,
                id -> LocationSetUp.of(settingUp.setUp(id, details, null, SetUpCalls.who(request))));
    }

    @GetMapping("/{id}")
    @Operation(summary = "A location as it is set up")
    ResponseEntity<LocationSetUp> show(@PathVariable UUID id) {
        return SetUpAnswer.ok(LocationSetUp.of(location(id)));
    }

    @PutMapping("/{id}")
    @Operation(summary = "Changes a location", description = "What is left out is emptied. None is ever taken away.")
    ResponseEntity<LocationSetUp> change(
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody LocationBody body,
            HttpServletRequest request) {
        location(id);
        return SetUpAnswer.ok(LocationSetUp.of(
                settingUp.setUp(id, body.details(), SeenVersion.of(ifMatch, null), SetUpCalls.who(request))));
    }

    private Kept location(UUID id) {
        return locations.of(id).orElseThrow(NoSuchLocation::new);
    }
}
