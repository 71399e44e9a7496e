package clinic.launcher;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** What the person at the keyboard sees while they wait. */
class Progress {

    private final PrintStream out;

    Progress(PrintStream out) {
        this.out = out;
    }

    void say(String sentence) {
        out.println(sentence);
        out.flush();
    }

    void step(String part, String what, Duration took) {
        say(String.format(Locale.ROOT, "  %-10s %-10s %6s", part, what, seconds(took)));
    }

    static String seconds(Duration took) {
        return String.format(Locale.ROOT, "%.1f s", took.toMillis() / 1000.0);
    }
}
