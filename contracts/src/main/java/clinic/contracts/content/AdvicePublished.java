package clinic.contracts.content;

import clinic.contracts.Event;
import clinic.contracts.EventType;
import clinic.contracts.Topic;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One piece of self-care advice, and for whom it is.
 *
 * @param paragraphs plain text, in reading order
 * @param dose how often and how much, in words; empty where none applies
 * @param mechanisms ids of the condition's mechanisms that it suits; left out where it suits all
 * @param exercises items that show how; left out where there are none
 * @param notFor who should leave it, in words; left out where nobody need
 * @param answers the answers of a check-in that it suits; left out where it suits all
 * @param needs what a clinician must have said, each of it; left out where nothing
 * @param unless what a clinician must not have said, none of it; left out where nothing
 * @param openedBy what a clinician says to open it whatever the mechanism, the stretch and the answer; left out where
 *     nothing does
 * @param ifSaid of a switch about which a clinician said something, what they must have said; where nobody did, it suits.
 *     Such as the stretch of the way it is written for; left out where it suits all
 */
@EventType(value = "content.advice.published", topic = Topic.PUBLICATIONS)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AdvicePublished(
        Publication publication,
        String title,
        List<String> paragraphs,
        String dose,
        @Nullable List<String> mechanisms,
        @Nullable List<UUID> exercises,
        @Nullable String notFor,
        @Nullable Set<Progress> answers,
        @Nullable List<Said> needs,
        @Nullable List<Said> unless,
        @Nullable List<Said> openedBy,
        @Nullable List<Said> ifSaid)
        implements Event {

    public AdvicePublished(Publication publication, String title, List<String> paragraphs, String dose) {
        this(publication, title, paragraphs, dose, null, null);
    }

    public AdvicePublished(
            Publication publication,
            String title,
            List<String> paragraphs,
            String dose,
            @Nullable List<String> mechanisms,
            @Nullable List<UUID> exercises) {
        this(publication, title, paragraphs, dose, mechanisms, exercises, null, null, null, null, null, null);
    }

    /**
     * Whether it may be shown for an answer. What nobody said is never taken for said.
     *
     * @param mechanism which one a clinician found; null where nobody said
     * @param switches what a clinician set, by the switch's id
     */
    public boolean suits(@Nullable String mechanism, Map<String, String> switches, Progress answer) {
        if (!all(needs).stream().allMatch(said -> said.isIn(switches))
                || all(unless).stream().anyMatch(said -> said.isIn(switches))) {
            return false;
        }
        return all(openedBy).stream().anyMatch(said -> said.isIn(switches))
                || suits(mechanism)
                        && (answers == null || answers.contains(answer))
                        && all(ifSaid).stream().noneMatch(said -> said.isOtherwiseIn(switches));
    }

    private boolean suits(@Nullable String mechanism) {
        return mechanisms == null || mechanisms.isEmpty() || mechanism != null && mechanisms.contains(mechanism);
    }

    private static List<Said> all(@Nullable List<Said> said) {
        return said == null ? List.of() : said;
    }

    @Override
    public String key() {
        return publication.key();
    }

    /**
     * What a clinician may have said.
     *
     * @param id one of the condition's switches
     * @param choices any of these
     */
    public record Said(String id, Set<String> choices) {

        boolean isIn(Map<String, String> switches) {
            return switches.containsKey(id) && choices.contains(switches.get(id));
        }

        boolean isOtherwiseIn(Map<String, String> switches) {
            return switches.containsKey(id) && !choices.contains(switches.get(id));
        }
    }
}
