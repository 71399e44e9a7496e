package clinic.reminder.plan;

import java.time.Clock;
import java.util.UUID;
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
     * Puts a rule in the place of the one of its name; the rule as it is kept, with its version.
     *
     * @throws UnfitRule when rules of this name have another purpose: one would hide the other from a treatment
     */
    public KeptRule change(Rule rule, String by) {
        plan.rulesAreAboutToChange();
        rules.all().stream()
                .map(KeptRule::rule)
                .filter(known -> known.name().equals(rule.name()))
                .forEach(known -> UnfitRule.unless(
                        known.purpose() == rule.purpose(), "purpose", "the rule of this name has another", known));
        KeptRule kept = rules.keep(rule, by, clock.instant());
        plan.rulesChanged(rule.treatmentId());
        return kept;
    }

    /** A treatment goes by the clinic's rule again; false when it has none of its own. */
    public boolean forget(String name, UUID treatmentId) {
        plan.rulesAreAboutToChange();
        boolean forgotten = rules.forget(name, treatmentId);
        plan.rulesChanged(treatmentId);
        return forgotten;
    }
}
