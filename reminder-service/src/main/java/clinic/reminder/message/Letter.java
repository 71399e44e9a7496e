package clinic.reminder.message;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An e-mail in its parts; the HTML and the text are made from the same ones.
 *
 * @param card the date of the visit and, below it, where and with whom; empty for a check-in
 * @param link where the button leads; null for a letter without one
 * @param unsubscribing what the last link is called; null without it
 * @param unsubscribe where the patient says no to more letters of this kind; null where there is nothing to say no to
 */
record Letter(
        String language,
        String clinic,
        String subject,
        String heading,
        List<String> lead,
        List<String> card,
        String action,
        @Nullable String link,
        List<String> notes,
        List<String> footer,
        @Nullable String unsubscribing,
        @Nullable String unsubscribe) {

    String text() {
        List<String> lines = new ArrayList<>();
        lines.add(heading);
        block(lines, lead);
        block(lines, card);
        if (link != null) {
            block(lines, List.of(action + ":", link));
        }
        block(lines, notes);
        block(lines, List.of("-- "));
        lines.add(clinic);
        lines.addAll(footer);
        if (unsubscribe != null) {
            block(lines, List.of(unsubscribing + ":", unsubscribe));
        }
        return String.join("\n", lines) + "\n";
    }

    /** The date, the loudest line of the card. */
    public @Nullable String when() {
        return card.isEmpty() ? null : card.getFirst();
    }

    public List<String> details() {
        return card.isEmpty() ? card : card.subList(1, card.size());
    }

    private static void block(List<String> lines, List<String> block) {
        if (!block.isEmpty()) {
            lines.add("");
            lines.addAll(block);
        }
    }
}
