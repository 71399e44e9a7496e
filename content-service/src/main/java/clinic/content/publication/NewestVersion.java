package clinic.content.publication;

import java.time.LocalDate;

/**
 * The newest version of an item in one language, as staff see it in a list; its methods are public for the page.
 *
 * @param title what it calls itself; its kind where it has no words of its own
 * @param reviewBy the last day on which it may be shown
 */
public record NewestVersion(
        String kind, String title, String locale, int version, String approver, LocalDate reviewBy) {}
