package clinic.reminder.dispatch;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What dispatching does outside itself, in the order in which a message meets it. */
enum Step {
    LOOKS("look for what is due"),
    RECORDS_SENDING("record SENDING"),
    COMMITS_SENDING("commit SENDING"),
    CALLS("call the provider"),
    RECORDS_SENT("record SENT"),
    ANNOUNCES("write the event"),
    COMMITS_SENT("commit SENT and event"),
    /** Its provider said not now. */
    PUTS_BACK("record PLANNED");

    private static final Pattern NEW_STATE = Pattern.compile("set state = '(\\w+)'");

    private final String words;

    Step(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    /** What a statement is for; null if nobody's death matters beside it. */
    static @Nullable Step of(String statement) {
        if (statement.contains("insert into outbox")) {
            return ANNOUNCES;
        }
        if (statement.startsWith("select") && statement.contains("for update skip locked")) {
            return LOOKS;
        }
        Matcher state = NEW_STATE.matcher(statement);
        return !state.find()
                ? null
                : switch (state.group(1)) {
                    case "SENDING" -> RECORDS_SENDING;
                    case "SENT" -> RECORDS_SENT;
                    case "PLANNED" -> PUTS_BACK;
                    default -> null;
                };
    }

    /** The commit of a transaction in which this was done last. */
    @Nullable
    Step committed() {
        return switch (this) {
            case RECORDS_SENDING -> COMMITS_SENDING;
            case RECORDS_SENT, ANNOUNCES -> COMMITS_SENT;
            default -> null;
        };
    }
}
