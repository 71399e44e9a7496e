package clinic.reminder.template;

import java.util.List;

/** What the clinic writes in. */
public final class Languages {

    static final String FIRST = "sv";

    /** A template has its words in all of them. */
    public static final List<String> ALL = List.of(FIRST, "en");

    private Languages() {}
}
