package clinic.content.condition;

import clinic.content.publication.Kind;
import clinic.contracts.Event;
import clinic.contracts.content.ConditionPublished;
import clinic.contracts.content.Mechanism;
import clinic.contracts.content.Publication;
import clinic.contracts.content.RedFlag;
import java.util.Optional;
import org.springframework.stereotype.Component;

@Component
class ConditionKind implements Kind<Condition> {

    @Override
    public String name() {
        return "condition";
    }

    @Override
    public Class<Condition> type() {
        return Condition.class;
    }

    @Override
    public Optional<Event> announcement(Condition condition, Publication publication) {
        var redFlags = condition.redFlags().stream()
                .map(flag -> new RedFlag(flag.id(), flag.question(), flag.level()))
                .toList();
        var mechanisms = condition.mechanisms().stream()
                .map(mechanism -> new Mechanism(mechanism.id(), mechanism.name()))
                .toList();
        return Optional.of(new ConditionPublished(
                publication,
                condition.slug(),
                condition.name(),
                redFlags,
                condition.suitedTreatments(),
                mechanisms.isEmpty() ? null : mechanisms));
    }
}
