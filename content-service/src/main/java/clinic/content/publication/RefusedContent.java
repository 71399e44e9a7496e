package clinic.content.publication;

import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;

/** A file of content that cannot be published, and why. */
class RefusedContent extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RefusedContent(String file, String reason) {
        super("Content file " + file + " is refused: " + reason);
    }

    /** Says the line and the field, as whoever wrote the file would look for them. */
    static RefusedContent unreadable(String file, JacksonException unread) {
        var place = unread.getLocation();
        var line = place == null || place.getLineNr() < 1 ? "" : ", line " + place.getLineNr();
        var field = unread.getPath().isEmpty() ? "" : ", field " + field(unread);
        return new RefusedContent(file + line + field, String.valueOf(unread.getOriginalMessage()));
    }

    /** Such as {@code sections[2].title}. */
    private static String field(JacksonException unread) {
        return unread.getPath().stream()
                .map(step ->
                        step.getPropertyName() == null ? "[" + step.getIndex() + "]" : "." + step.getPropertyName())
                .collect(Collectors.joining())
                .substring(1);
    }
}
