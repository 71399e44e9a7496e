package clinic.content.condition;

import clinic.content.publication.Approver;
import clinic.content.publication.Authored;
import clinic.contracts.content.RedFlagLevel;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * What the clinic says about one condition, in one language.
 *
 * @param summary one line, for lists
 * @param advice items of advice, in reading order
 * @param careNote what makes a red flag count more
 */
public record Condition(
        UUID id,
        String locale,
        int version,
        Approver approver,
        LocalDate reviewBy,
        List<String> sources,
        String slug,
        String name,
        String summary,
        String lead,
        List<String> suitedTreatments,
        List<UUID> advice,
        List<Section> sections,
        String careNote,
        List<Sign> redFlags)
        implements Authored {

    public record Section(String id, String title, List<String> paragraphs, List<Point> points, List<String> after) {}

    public record Point(String term, String text) {}

    /**
     * A red flag.
     *
     * @param sign goes on from "seek care if you …"
     * @param question yes asks for care
     */
    public record Sign(String id, RedFlagLevel level, String sign, String question) {}

    public List<Sign> emergencies() {
        return redFlags.stream()
                .filter(flag -> flag.level() == RedFlagLevel.EMERGENCY)
                .toList();
    }

    public List<Sign> careToday() {
        return redFlags.stream()
                .filter(flag -> flag.level() == RedFlagLevel.CONTACT_CARE_TODAY)
                .toList();
    }

    @Override
    public Set<UUID> references() {
        return Set.copyOf(advice);
    }
}
