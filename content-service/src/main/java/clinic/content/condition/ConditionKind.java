package clinic.content.condition;

import clinic.content.publication.Kind;
import clinic.contracts.Event;
import clinic.contracts.content.ConditionPublished;
import clinic.contracts.content.Mechanism;
import clinic.contracts.content.Publication;
import clinic.contracts.content.RedFlag;
import clinic.contracts.content.Switch;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

@Component
class ConditionKind implements Kind<Condition> {

    private final MessageSource words;

    ConditionKind(MessageSource words) {
        this.words = words;
    }

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
                mechanisms.isEmpty() ? null : mechanisms,
                switches(condition)));
    }

    private @Nullable List<Switch> switches(Condition condition) {
        var sides = condition.sides().stream()
                .map(side -> new Switch.Choice(side.id(), side.name()))
                .toList();
        var stages = condition.stages().stream()
                .map(stage -> new Switch.Choice(stage.id(), stage.name()))
                .toList();
        var others = condition.switches().stream()
                .map(one -> new Switch(
                        one.id(),
                        one.name(),
                        one.choices().stream()
                                .map(choice -> new Switch.Choice(choice.id(), choice.name()))
                                .toList()));
        var all = Stream.concat(
                        Stream.of(
                                named(Condition.SIDE, condition.locale(), sides),
                                named(Condition.STAGE, condition.locale(), stages)),
                        others)
                .filter(one -> !one.choices().isEmpty())
                .toList();
        return all.isEmpty() ? null : all;
    }

    private Switch named(String id, String locale, List<Switch.Choice> choices) {
        return new Switch(id, words.getMessage("condition.switch." + id, null, Locale.of(locale)), choices);
    }
}
