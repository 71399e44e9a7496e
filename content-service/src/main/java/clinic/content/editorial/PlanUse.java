package clinic.content.editorial;

import clinic.content.publication.EarlierPlan;
import clinic.content.publication.PublishedItem;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which plans need which items, themselves or through what they carry: a plan's advice needs its exercises. A plan counts
 * in the version in force, and in each earlier one for as long as patients may be followed up by it.
 */
final class PlanUse {

    private final Map<UUID, PublishedItem> items;
    private final List<EarlierPlan> earlier;

    /** @param earlier versions of plans by which somebody may still be followed up */
    PlanUse(List<PublishedItem> items, List<EarlierPlan> earlier) {
        this.items = items.stream().collect(Collectors.toMap(PublishedItem::id, Function.identity()));
        this.earlier = earlier;
    }

    /** @param until the last day on which an earlier version needs it; null while the one in force does */
    record Use(PublishedItem plan, @Nullable LocalDate until) {}

    /** The plans that need it, each once; a plan does not need itself. */
    List<Use> of(UUID item) {
        var now = items.values().stream()
                .filter(plan -> plan.plan() && plan.inForce() && !plan.id().equals(item))
                .filter(plan -> allCarried(plan.carried()).contains(item))
                .toList();
        var before = earlier.stream()
                .filter(plan ->
                        !plan.id().equals(item) && allCarried(plan.carried()).contains(item))
                .collect(Collectors.toMap(
                        EarlierPlan::id,
                        EarlierPlan::until,
                        (one, other) -> one.isAfter(other) ? one : other,
                        HashMap::new));
        now.forEach(plan -> before.remove(plan.id()));
        return Stream.concat(
                        now.stream().map(plan -> new Use(plan, null)),
                        before.entrySet().stream()
                                .map(plan ->
                                        new Use(Objects.requireNonNull(items.get(plan.getKey())), plan.getValue())))
                .toList();
    }

    private Set<UUID> allCarried(Set<UUID> byPlan) {
        var carried = new HashSet<UUID>();
        carry(byPlan, carried);
        return carried;
    }

    private void carry(Set<UUID> ids, Set<UUID> carried) {
        for (var id : ids) {
            var next = items.get(id);
            if (carried.add(id) && next != null) {
                carry(next.carried(), carried);
            }
        }
    }
}
