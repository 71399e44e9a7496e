package clinic.reminder.mail;

/** Words that people wrote, in a header: whatever they hold, they stay words of this one line. */
final class HeaderText {

    private HeaderText() {}

    /** A line break would begin a header of its own, and what looks encoded would be read as something else. */
    static String of(String words) {
        return words.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ")
                .replace("=?", "= ?")
                .strip();
    }
}
