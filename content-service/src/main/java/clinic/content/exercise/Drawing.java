package clinic.content.exercise;

import clinic.content.publication.Approver;
import clinic.content.publication.Authored;
import clinic.content.publication.OneLine;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A picture without words, so that one serves every language.
 *
 * @param title what staff call it
 * @param svg the whole picture, with its colours by day and by night
 */
public record Drawing(
        UUID id,
        String locale,
        int version,
        Approver approver,
        LocalDate reviewBy,
        List<String> sources,
        @OneLine String title,
        String svg)
        implements Authored {

    /** A picture draws. It runs nothing, asks nobody and leads nowhere. */
    private static final Pattern MORE_THAN_A_PICTURE =
            Pattern.compile("(?i)<(script|foreignObject|iframe|image|use|a)\\b|\\son\\w+\\s*=|href|url\\(|@import");

    public Drawing {
        if (!svg.strip().startsWith("<svg ") || !svg.contains("viewBox=")) {
            throw new IllegalArgumentException("svg is not an <svg> with a viewBox");
        }
        var more = MORE_THAN_A_PICTURE.matcher(svg);
        if (more.find()) {
            throw new IllegalArgumentException(
                    "svg may only draw, and holds \"%s\"".formatted(more.group().strip()));
        }
    }
}
