package clinic.content.search;

import clinic.content.condition.Condition;
import clinic.contracts.content.RedFlagLevel;
import java.util.List;
import java.util.Optional;

/**
 * An article that was found.
 *
 * @param section where to read on; none where only its names were meant
 * @param signs the red flags that the words ask for, the most urgent first
 */
public record Finding(
        Condition condition, Optional<Condition.Section> section, List<Condition.Sign> signs, double score) {

    public boolean hasEmergency() {
        return signs.stream().anyMatch(sign -> sign.level() == RedFlagLevel.EMERGENCY);
    }
}
