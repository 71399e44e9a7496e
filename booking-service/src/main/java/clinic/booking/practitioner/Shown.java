package clinic.booking.practitioner;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * Which visits a change leaves outside, as the page told that whoever confirms it has read.
 *
 * @param confirmed false as long as no such page was read
 */
record Shown(boolean confirmed, Set<UUID> visits) {

    static final Pattern UUID_TEXT = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    static final Shown NOTHING = new Shown(false, Set.of());

    static final String DESCRIPTION = "Visits that are booked stay. Are any left outside, the answer is 409"
            + " `visits-touched`; send the ids of its `visits` back as `shown` to have it all the same.";

    /** As a program says it, which is told only of visits that there are. */
    static Shown told(@Nullable List<UUID> visits) {
        return new Shown(
                true,
                visits == null
                        ? Set.of()
                        : visits.stream().filter(Objects::nonNull).collect(toUnmodifiableSet()));
    }

    /** As the page's form has it. */
    static Shown of(@Nullable String confirmed, @Nullable List<UUID> visits) {
        return confirmed == null ? NOTHING : new Shown(true, visits == null ? Set.of() : Set.copyOf(visits));
    }

    static Shown of(MultiValueMap<String, String> form) {
        List<UUID> visits = form.getOrDefault("shown", List.of()).stream()
                .filter(id -> UUID_TEXT.matcher(id).matches())
                .map(UUID::fromString)
                .toList();
        return of(form.getFirst("confirmed"), visits);
    }

    /** Whether all of these had been told. */
    boolean covers(Collection<ComingVisit> touched) {
        return confirmed && touched.stream().allMatch(visit -> visits.contains(visit.id()));
    }
}
