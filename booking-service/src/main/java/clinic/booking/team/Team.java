package clinic.booking.team;

import clinic.booking.catalogue.PractitionerProfile;
import clinic.booking.catalogue.PractitionerProfiles;
import clinic.site.Slug;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Everybody whom patients can book a visit with, by their place in addresses. */
@Component
class Team {

    private final PractitionerProfiles profiles;

    Team(PractitionerProfiles profiles) {
        this.profiles = profiles;
    }

    /** By name. */
    Map<String, PractitionerProfile> members() {
        Map<String, PractitionerProfile> members = new LinkedHashMap<>();
        for (PractitionerProfile profile : profiles.all()) {
            String slug = Slug.of(profile.practitioner().name());
            // Asa and Åsa are written alike there; a name in other letters has no place of its own.
            boolean free = !slug.isEmpty() && !members.containsKey(slug);
            members.put(free ? slug : profile.practitioner().id().toString(), profile);
        }
        return members;
    }

    /** Where somebody is found under their name whose id was asked for; empty where the id is their place, or nobody's. */
    Optional<String> placeOf(String id, Map<String, PractitionerProfile> members) {
        return members.entrySet().stream()
                .filter(member ->
                        member.getValue().practitioner().id().toString().equals(id))
                .map(Map.Entry::getKey)
                .filter(place -> !place.equals(id))
                .findFirst();
    }
}
