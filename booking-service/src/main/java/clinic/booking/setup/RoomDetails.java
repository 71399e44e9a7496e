package clinic.booking.setup;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A room, or something that is taken like one, at a location. */
record RoomDetails(String name, UUID location, Kind kind) {

    private static final int LONGEST_NAME = 60;

    enum Kind {
        @JsonProperty("room")
        ROOM,
        @JsonProperty("equipment")
        EQUIPMENT
    }

    /**
     * @param locations where it may be
     * @throws clinic.booking.InvalidInput naming every field that cannot be used
     */
    static RoomDetails read(Typed typed, Set<UUID> locations) {
        FormFields fields = new FormFields();
        String name = fields.text("name", typed.name(), LONGEST_NAME, "room-name-missing");
        UUID location = TreatmentDetails.uuid(FormFields.stripped(typed.location()))
                .filter(locations::contains)
                .orElse(null);
        Kind kind = Stream.of(Kind.values())
                .filter(one -> one.name().equals(typed.kind()))
                .findFirst()
                .orElse(Kind.ROOM);
        if (location == null) {
            fields.fault("location", "room-location-missing");
        }
        fields.check();
        if (location == null) {
            throw new IllegalStateException("It was checked");
        }
        return new RoomDetails(name, location, kind);
    }

    /**
     * As the form has it.
     *
     * @param version that the form was made from; null for a new one
     */
    record Typed(
            @Nullable String name,
            @Nullable String location,
            @Nullable String kind,
            @Nullable Integer version) {

        static Typed of(RoomDetails details, int version) {
            return new Typed(
                    details.name(),
                    details.location().toString(),
                    details.kind().name(),
                    version);
        }
    }
}
