package clinic.booking.task;

import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;

/**
 * Content that somebody has to look at; its methods are public for the pages.
 *
 * @param version the newest one that is published
 * @param kind in {@code task.content.…} of the messages
 * @param titleSv what it is called in Swedish; empty where it has no name
 * @param by the last day on which it may be shown and sent
 * @param overdue whether that day has passed
 */
public record Review(
        UUID item, int version, String kind, String titleSv, String titleEn, LocalDate by, boolean overdue) {

    public String title(Locale language) {
        return language.getLanguage().equals("en") ? titleEn : titleSv;
    }
}
