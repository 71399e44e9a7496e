package clinic.booking.setup;

import clinic.booking.catalogue.Directions;
import clinic.booking.catalogue.Location;
import java.time.ZoneId;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What patients are told of a location; the zone is the one in which every time there is told. */
record LocationDetails(String name, String street, String city, String phone, ZoneId zone, Directions directions) {

    private static final int LONGEST = 80;
    private static final int LONGEST_DIRECTIONS = 500;
    private static final Pattern PHONE = Pattern.compile("\\+?[0-9][0-9 ()/-]{3,27}[0-9]");

    /** @throws clinic.booking.InvalidInput naming every field that cannot be used, not only the first */
    static LocationDetails read(Typed typed) {
        FormFields fields = new FormFields();
        String name = fields.text("name", typed.name(), LONGEST, "location-name-missing");
        String street = fields.text("street", typed.street(), LONGEST, "location-street-missing");
        String city = fields.text("city", typed.city(), LONGEST, "location-city-missing");
        String phone = FormFields.stripped(typed.phone());
        if (!PHONE.matcher(phone).matches()) {
            fields.fault("phone", "location-phone-unreadable");
        }
        String zone = FormFields.stripped(typed.zone());
        // Only places: "+01:00" knows no summer.
        if (!ZoneId.getAvailableZoneIds().contains(zone)) {
            fields.fault("zone", "location-zone-unknown");
        }
        Directions directions = new Directions(
                fields.optional("directionsSv", typed.directionsSv(), LONGEST_DIRECTIONS),
                fields.optional("directionsEn", typed.directionsEn(), LONGEST_DIRECTIONS));
        fields.check();
        return new LocationDetails(name, street, city, phone, ZoneId.of(zone), directions);
    }

    /** As everything else knows it. */
    Location at(UUID id) {
        return new Location(id, name, street, city, phone, zone, directions);
    }

    /**
     * As the form has it.
     *
     * @param version that the form was made from; null for a new location
     */
    record Typed(
            @Nullable String name,
            @Nullable String street,
            @Nullable String city,
            @Nullable String phone,
            @Nullable String zone,
            @Nullable String directionsSv,
            @Nullable String directionsEn,
            @Nullable Integer version) {

        static Typed of(LocationDetails details, int version) {
            return new Typed(
                    details.name(),
                    details.street(),
                    details.city(),
                    details.phone(),
                    details.zone().getId(),
                    details.directions().sv(),
                    details.directions().en(),
                    version);
        }
    }
}
