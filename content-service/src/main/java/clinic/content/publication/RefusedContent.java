package clinic.content.publication;

import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** A file of content that cannot be published, and why. */
class RefusedContent extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final @Nullable Fault fault;

    RefusedContent(String file, String reason) {
        this(file, reason, null);
    }

    /** @param fault the same for whoever typed it into a form */
    RefusedContent(String file, String reason, @Nullable Fault fault) {
        super("Content file " + file + " is refused: " + reason);
        this.fault = fault;
    }

    @Nullable
    Fault fault() {
        return fault;
    }

    /** Says the line and the field, as whoever wrote the file would look for them. */
    static RefusedContent unreadable(String file, JacksonException unread) {
        var place = unread.getLocation();
        var line = place == null || place.getLineNr() < 1 ? "" : ", line " + place.getLineNr();
        var field = unread.getPath().isEmpty() ? "" : ", field " + field(unread);
        return new RefusedContent(file + line + field, String.valueOf(unread.getOriginalMessage()));
    }

    /** Such as {@code sections[2].title}; empty where it is about the item as a whole. */
    static String field(JacksonException unread) {
        var path = unread.getPath().stream()
                .map(step ->
                        step.getPropertyName() == null ? "[" + step.getIndex() + "]" : "." + step.getPropertyName())
                .collect(Collectors.joining());
        return path.startsWith(".") ? path.substring(1) : path;
    }
}
