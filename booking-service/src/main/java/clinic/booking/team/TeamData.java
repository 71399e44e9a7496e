package clinic.booking.team;

import clinic.booking.catalogue.Location;
import clinic.booking.catalogue.PractitionerProfile;
import clinic.site.Addresses;
import clinic.site.LinkedData;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What the pages of practitioners say to search engines: no more than what they say to people. */
@Component
class TeamData {

    private final JsonMapper json;
    private final MessageSource words;

    TeamData(JsonMapper json, MessageSource words) {
        this.json = json;
        this.words = words;
    }

    String person(PractitionerProfile profile, Addresses addresses, Locale language) {
        Map<String, Object> person = new LinkedHashMap<>();
        person.put("@type", "Person");
        person.put("@id", addresses.canonical());
        person.put("url", addresses.canonical());
        person.put("name", profile.practitioner().name());
        person.put("jobTitle", profile.practitioner().title(language));
        if (!profile.languages().isEmpty()) {
            person.put(
                    "knowsLanguage",
                    profile.languages().stream().map(Locale::getLanguage).toList());
        }
        person.put("worksFor", LinkedData.clinic(addresses, words, language));
        person.put(
                "workLocation",
                profile.locations().stream().map(TeamData::place).toList());
        return LinkedData.of(json, List.of(person));
    }

    private static Map<String, Object> place(Location location) {
        Map<String, Object> place = new LinkedHashMap<>();
        place.put("@type", "Place");
        place.put("name", location.name());
        place.put(
                "address",
                Map.of(
                        "@type", "PostalAddress",
                        "streetAddress", location.street(),
                        "addressLocality", location.city()));
        return place;
    }
}
