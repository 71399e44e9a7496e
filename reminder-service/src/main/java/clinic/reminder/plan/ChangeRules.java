package clinic.reminder.plan;

import java.time.Clock;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Changes when the clinic writes to its patients. What is unsent goes by the new rule when the change is made. */
@Component
@Transactional
class ChangeRules {

    private final MessageRules rules;
    private final PlanMessages plan;
    private final Clock clock;

    ChangeRules(MessageRules rules, PlanMessages plan, Clock clock) {
        this.rules = rules;
        this.plan = plan;
        this.clock = clock;
    }

    /**
     * What a change came to.
     *
     * @param messages how many leave at another time, are new, or do not leave any more
     */
    record Changed(KeptRule rule, int messages) {}

    /**
     * Puts a rule in the place of the one of its name, whichever that is.
     *
     * @throws UnfitRule when rules of this name have another purpose: one would hide the other from a treatment
     */
    public Changed change(Rule rule, String by) {
        plan.rulesAreAboutToChange();
        return put(rule, by);
    }

    /**
     * Puts it in the place of the one that its author saw.
     *
     * @param seen the version; null when there was none of this name
     * @throws RuleChangedMeanwhile when there is another by now
     */
    public Changed change(Rule rule, @Nullable Integer seen, String by) {
        plan.rulesAreAboutToChange();
        Integer version = rules.find(rule.name(), rule.treatmentId())
                .map(kept -> kept.rule().version())
                .orElse(null);
        if (!Objects.equals(version, seen)) {
            throw new RuleChangedMeanwhile();
        }
        return put(rule, by);
    }

    private Changed put(Rule rule, String by) {
        rules.all().stream()
                .map(KeptRule::rule)
                .filter(known -> known.name().equals(rule.name()))
                .forEach(known -> UnfitRule.unless(
                        known.purpose() == rule.purpose(), "purpose", "the rule of this name has another", known));
        KeptRule kept = rules.keep(rule, by, clock.instant());
        return new Changed(kept, plan.rulesChanged(rule.treatmentId()));
    }

    /** A treatment goes by the clinic's rule again; false when it has none of its own. */
    public boolean forget(String name, UUID treatmentId) {
        plan.rulesAreAboutToChange();
        boolean forgotten = rules.forget(name, treatmentId);
        plan.rulesChanged(treatmentId);
        return forgotten;
    }
}
