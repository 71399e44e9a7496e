package clinic.booking.keys;

import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where the other services fetch the public keys of staff's passes (RFC 7517); the gateway leads nobody here. */
@RestController
class StaffKeysController {

    private final StaffKeys keys;

    StaffKeysController(StaffKeys keys) {
        this.keys = keys;
    }

    @GetMapping("/internal/staff-keys")
    Map<String, Object> published() {
        return keys.published().toJSONObject(true);
    }
}
