package clinic.reminder.template;

import clinic.contracts.reminder.Channel;
import java.util.List;
import java.util.Locale;

/** A piece of a template. An SMS has one; the others have their places in the one mail of the clinic. */
public enum Part {
    TEXT(480, true),
    SUBJECT(100, false),
    HEADING(100, false),
    LEAD(1000, true),
    ACTION(60, false),
    NOTES(1000, true);

    private static final List<Part> OF_A_MAIL = List.of(SUBJECT, HEADING, LEAD, ACTION, NOTES);

    private final int longest;
    private final boolean lines;

    Part(int longest, boolean lines) {
        this.longest = longest;
        this.lines = lines;
    }

    public static List<Part> of(Channel channel) {
        return channel == Channel.SMS ? List.of(TEXT) : OF_A_MAIL;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public int longest() {
        return longest;
    }

    /** Whether it may go over several lines. */
    public boolean mayHaveLines() {
        return lines;
    }

    public boolean mayBeEmpty() {
        return this == LEAD || this == NOTES;
    }

    /** Whether it lies open on a locked screen: an SMS, a subject, and the first words of a mail beside it. */
    public boolean liesOpen() {
        return this == TEXT || this == SUBJECT || this == HEADING || this == LEAD;
    }
}
