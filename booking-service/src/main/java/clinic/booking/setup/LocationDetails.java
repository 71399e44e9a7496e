package clinic.booking.setup;

import clinic.booking.InvalidInput;
import clinic.booking.InvalidInput.Fault;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What patients are told of a location; the zone is the one in which every time there is told. */
record LocationDetails(String name, String street, String city, String phone, ZoneId zone) {

    private static final int LONGEST = 80;
    private static final Pattern PHONE = Pattern.compile("\\+?[0-9][0-9 ()/-]{3,27}[0-9]");

    /** @throws InvalidInput naming every field that cannot be used, not only the first */
    static LocationDetails read(Typed typed) {
        List<Fault> faults = new ArrayList<>();
        String name = text("name", typed.name(), faults);
        String street = text("street", typed.street(), faults);
        String city = text("city", typed.city(), faults);
        String phone = stripped(typed.phone());
        if (!PHONE.matcher(phone).matches()) {
            faults.add(new Fault("phone", "location-phone-unreadable"));
        }
        String zone = stripped(typed.zone());
        // Only places: "+01:00" knows no summer.
        if (!ZoneId.getAvailableZoneIds().contains(zone)) {
            faults.add(new Fault("zone", "location-zone-unknown"));
        }
        if (!faults.isEmpty()) {
            throw new InvalidInput(faults);
        }
        return new LocationDetails(name, street, city, phone, ZoneId.of(zone));
    }

    private static String text(String field, @Nullable String typed, List<Fault> faults) {
        String text = stripped(typed);
        if (text.isEmpty()) {
            faults.add(new Fault(field, "location-" + field + "-missing"));
        } else if (text.length() > LONGEST) {
            faults.add(new Fault(field, "location-text-too-long"));
        }
        return text;
    }

    private static String stripped(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
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
            @Nullable Integer version) {

        static Typed of(LocationDetails details, int version) {
            return new Typed(
                    details.name(),
                    details.street(),
                    details.city(),
                    details.phone(),
                    details.zone().getId(),
                    version);
        }
    }
}
