package clinic.content.editorial;

import clinic.content.publication.PublishedItem;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Which plans in force need which items, themselves or through what they carry: a plan's advice needs its exercises. */
final class PlanUse {

    private final Map<UUID, PublishedItem> items;

    PlanUse(List<PublishedItem> items) {
        this.items = items.stream().collect(Collectors.toMap(PublishedItem::id, Function.identity()));
    }

    /** The plans that need it; a plan does not need itself. */
    List<PublishedItem> of(UUID item) {
        return items.values().stream()
                .filter(plan -> plan.plan() && plan.inForce() && !plan.id().equals(item))
                .filter(plan -> carriedBy(plan).contains(item))
                .toList();
    }

    private Set<UUID> carriedBy(PublishedItem plan) {
        var carried = new HashSet<UUID>();
        carry(plan, carried);
        return carried;
    }

    private void carry(PublishedItem item, Set<UUID> carried) {
        for (var id : item.carried()) {
            var next = items.get(id);
            if (carried.add(id) && next != null) {
                carry(next, carried);
            }
        }
    }
}
