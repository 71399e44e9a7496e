package clinic.content.advice;

import clinic.content.publication.Approver;
import clinic.content.publication.Authored;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * One thing to do or to leave, in one language.
 *
 * @param picture an icon of the site
 * @param dose how often and how much, in words; empty where none applies
 */
public record Advice(
        UUID id,
        String locale,
        int version,
        Approver approver,
        LocalDate reviewBy,
        List<String> sources,
        String title,
        String picture,
        List<String> paragraphs,
        String dose)
        implements Authored {}
