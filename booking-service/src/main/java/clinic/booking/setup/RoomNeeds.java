package clinic.booking.setup;

import clinic.booking.InvalidInput;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What a treatment takes of rooms and equipment, by location: of each need one of those that meet it, the first that is
 * free.
 */
record RoomNeeds(Map<UUID, List<List<UUID>>> byLocation) {

    RoomNeeds {
        Map<UUID, List<List<UUID>>> filled = new LinkedHashMap<>();
        byLocation.forEach((location, needs) -> {
            List<List<UUID>> some = needs.stream()
                    .filter(need -> !need.isEmpty())
                    .map(List::copyOf)
                    .toList();
            if (!some.isEmpty()) {
                filled.put(location, some);
            }
        });
        byLocation = Map.copyOf(filled);
    }

    List<List<UUID>> at(UUID location) {
        return byLocation.getOrDefault(location, List.of());
    }

    /** Where these are not as others are. */
    Set<UUID> differingFrom(RoomNeeds others) {
        Set<UUID> locations = new LinkedHashSet<>(byLocation.keySet());
        locations.addAll(others.byLocation.keySet());
        locations.removeIf(location -> at(location).equals(others.at(location)));
        return locations;
    }

    /**
     * @param known the rooms and equipment of each location
     * @throws InvalidInput when something is not there, or would be needed twice by one visit
     */
    void check(Map<UUID, Set<UUID>> known) {
        byLocation.forEach((location, needs) -> {
            Set<UUID> seen = new HashSet<>();
            for (List<UUID> need : needs) {
                for (UUID room : need) {
                    if (!known.getOrDefault(location, Set.of()).contains(room)) {
                        throw new InvalidInput("at-" + location, "room-unknown");
                    }
                    if (!seen.add(room)) {
                        throw new InvalidInput("at-" + location, "room-needed-twice");
                    }
                }
            }
        });
    }
}
