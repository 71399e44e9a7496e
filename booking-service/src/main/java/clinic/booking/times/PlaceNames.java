package clinic.booking.times;

import clinic.booking.catalogue.Location;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Locations as briefly as they can be told apart, for a small button: what all names begin with is left out. */
public final class PlaceNames {

    private PlaceNames() {}

    public static Map<UUID, String> brief(List<Location> locations) {
        List<List<String>> names = locations.stream()
                .map(location -> List.of(location.name().split(" ")))
                .toList();
        int shared = 0;
        while (shared < shortest(names) - 1 && allBeginAlike(names, shared)) {
            shared++;
        }
        Map<UUID, String> brief = new LinkedHashMap<>();
        for (int n = 0; n < names.size(); n++) {
            List<String> name = names.get(n);
            brief.put(locations.get(n).id(), String.join(" ", name.subList(shared, name.size())));
        }
        return brief;
    }

    private static int shortest(List<List<String>> names) {
        return names.stream().mapToInt(List::size).min().orElse(0);
    }

    private static boolean allBeginAlike(List<List<String>> names, int at) {
        return names.stream().map(name -> name.get(at)).distinct().count() == 1;
    }
}
