package clinic.content.publication;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The newest version of an item in each of its languages, as staff see it; its methods are public for the pages.
 *
 * @param inLanguages Swedish first
 * @param plan whether patients are followed up by it
 * @param carried items that reach a patient because of this one
 * @param about the item whose name tells what this one is for; null where it has its own
 * @param takenDown why it may no longer be shown; null while it may
 */
public record PublishedItem(
        UUID id,
        String kind,
        boolean plan,
        List<InLanguage> inLanguages,
        Set<UUID> carried,
        @Nullable UUID about,
        @Nullable TakenDown takenDown) {

    /** @param title what it calls itself, or by {@link ForWhom}; empty where it has no words of its own */
    public record InLanguage(String locale, String title, int version, String approver, LocalDate reviewBy) {}

    public PublishedItem {
        inLanguages = inLanguages.stream()
                .sorted(Comparator.comparing(InLanguage::locale).reversed())
                .toList();
    }

    public String title(String language) {
        return inLanguages.stream()
                .filter(one -> one.locale().equals(language))
                .findFirst()
                .or(() -> Optional.of(inLanguages.getFirst()))
                .map(InLanguage::title)
                .orElse("");
    }

    /** The newest of its languages. */
    public int version() {
        return inLanguages.stream().mapToInt(InLanguage::version).max().orElseThrow();
    }

    /** The first day of those on which one of its languages has to be looked at. */
    public LocalDate reviewBy() {
        return inLanguages.stream()
                .map(InLanguage::reviewBy)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** Whether another clinic may take it in. */
    public boolean mayBeGivenOut() {
        return takenDown != TakenDown.WITHDRAWN;
    }

    public boolean inForce() {
        return takenDown == null;
    }
}
