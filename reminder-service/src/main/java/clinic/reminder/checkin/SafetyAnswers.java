package clinic.reminder.checkin;

import clinic.contracts.content.RedFlag;
import clinic.contracts.content.RedFlagLevel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The yes and no of a posted form. The form carries the level of each flag as the value of its yes, so that the right
 * page can be shown from the answers alone, whatever else is away; what the clinic published has the last word.
 *
 * @param byFlag flag id to {@code no}, or to the level of its yes
 */
record SafetyAnswers(Map<String, String> byFlag) {

    static final String PREFIX = "flag-";
    static final String NO = "no";
    static final String TODAY = "contact-care-today";
    static final String EMERGENCY = "emergency";

    static SafetyAnswers of(Map<String, String> form) {
        Map<String, String> byFlag = new LinkedHashMap<>();
        form.forEach((name, value) -> {
            if (name.startsWith(PREFIX) && !value.isBlank()) {
                byFlag.put(name.substring(PREFIX.length()), value);
            }
        });
        return new SafetyAnswers(byFlag);
    }

    /** What a form, too, carries as the yes to one of the questions; what was not asked is taken for the worst. */
    static String yesTo(String id, List<RedFlag> asked) {
        return asked.stream().anyMatch(flag -> flag.id().equals(id) && flag.level() == RedFlagLevel.CONTACT_CARE_TODAY)
                ? TODAY
                : EMERGENCY;
    }

    static String field(RedFlag flag) {
        return PREFIX + flag.id();
    }

    List<String> yes() {
        return byFlag.entrySet().stream()
                .filter(answer -> !answer.getValue().equals(NO))
                .map(Map.Entry::getKey)
                .toList();
    }

    boolean anyYes() {
        return !yes().isEmpty();
    }

    List<String> unanswered(List<RedFlag> flags) {
        return flags.stream()
                .map(RedFlag::id)
                .filter(id -> !byFlag.containsKey(id))
                .toList();
    }

    /** By the form's own word; anything but a clear "today" counts as an emergency. */
    RedFlagLevel claimedLevel() {
        return yes().stream().allMatch(id -> TODAY.equals(byFlag.get(id)))
                ? RedFlagLevel.CONTACT_CARE_TODAY
                : RedFlagLevel.EMERGENCY;
    }

    /** By what the clinic published; empty when a flag is not among these. */
    Optional<RedFlagLevel> level(List<RedFlag> flags) {
        List<RedFlag> raised =
                flags.stream().filter(flag -> yes().contains(flag.id())).toList();
        if (raised.size() < yes().size()) {
            return Optional.empty();
        }
        return raised.stream().map(RedFlag::level).min(Enum::compareTo);
    }
}
