package clinic.content.team;

import java.util.UUID;

/** Somebody whom patients can visit. */
public record Practitioner(UUID id, String name) {

    /** Where booking-service has their page; it leads on to the address with their name. */
    public String page() {
        return "/practitioners/" + id;
    }
}
