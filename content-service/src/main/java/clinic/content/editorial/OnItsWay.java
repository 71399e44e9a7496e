package clinic.content.editorial;

import clinic.content.publication.Fault;
import clinic.content.publication.PublishedItems;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What is on its way of other items, and may make good what is wrong with one that is looked at alone. */
@Component
class OnItsWay {

    private final Manuscripts manuscripts;
    private final PublishedItems items;

    OnItsWay(Manuscripts manuscripts, PublishedItems items) {
        this.manuscripts = manuscripts;
        this.items = items;
    }

    List<Manuscript> toMend(Fault fault) {
        return wanted(fault)
                .distinct()
                .filter(item -> !item.equals(fault.item()))
                .flatMap(item -> manuscripts.underWay(item).stream())
                .toList();
    }

    private Stream<UUID> wanted(Fault fault) {
        return switch (fault.code()) {
            case "reference" -> Stream.of(UUID.fromString(fault.detail()));
            case "lack", "needed", "flagless", "silent-better", "silent-same", "silent-worse" ->
                ofItsPlans(fault.item());
            default -> Stream.empty();
        };
    }

    /** A plan holds its condition against its advice: what is changed in both is changed at once. */
    private Stream<UUID> ofItsPlans(UUID item) {
        return items.all().stream()
                .filter(plan -> plan.plan() && plan.inForce())
                .filter(plan -> plan.id().equals(item) || plan.carried().contains(item))
                .flatMap(plan -> Stream.concat(Stream.of(plan.id()), plan.carried().stream()));
    }
}
