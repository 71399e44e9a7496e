package clinic.booking.staff;

import clinic.messaging.MessagingReport;
import clinic.messaging.ParkedEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a service says of itself; its methods are public for the page, which calls them by name.
 *
 * @param name a word for the pages: {@code booking}, {@code reminder} or {@code content}
 * @param report null when it does not answer
 */
record ServiceReport(String name, @Nullable MessagingReport report, ToldOfItself told) {

    /** Events leave within a second of their commit; after a minute something is wrong. */
    private static final double LATE_SECONDS = 60;

    public boolean answers() {
        return report != null;
    }

    public List<ParkedEvent> parked() {
        return report == null || report.parked() == null ? List.of() : report.parked();
    }

    public boolean late() {
        return report != null && report.oldestSeconds() != null && report.oldestSeconds() > LATE_SECONDS;
    }

    /** What cannot be found out needs somebody too. */
    boolean needsSomebody() {
        return report == null
                || !report.kafka()
                || report.waiting() == null
                || report.parked() == null
                || !report.parked().isEmpty()
                || late();
    }
}
