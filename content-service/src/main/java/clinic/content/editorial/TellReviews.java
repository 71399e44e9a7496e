package clinic.content.editorial;

import clinic.clock.DueWork;
import clinic.content.editorial.ToldReviews.Told;
import clinic.content.publication.Publications;
import clinic.content.publication.PublishedItem;
import clinic.contracts.content.ReviewRecorded;
import clinic.contracts.content.ReviewStanding;
import clinic.messaging.Outbox;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells the other services which items of content somebody has to look at, which have had their last day, and which need
 * nobody any more. What was told is kept beside what is announced, so any number of instances may do so at once.
 */
@Component
class TellReviews implements DueWork {

    private final Shelf shelf;
    private final Publications publications;
    private final ToldReviews reviews;
    private final Outbox outbox;
    private final AtomicLong told = new AtomicLong();
    private volatile Looked looked = new Looked("", null, null);

    TellReviews(Shelf shelf, Publications publications, ToldReviews reviews, Outbox outbox) {
        this.shelf = shelf;
        this.publications = publications;
        this.reviews = reviews;
        this.outbox = outbox;
    }

    /**
     * @param state of all that is published, when it was looked at
     * @param day on which it was looked at; null before the first look
     * @param next on which there is something to tell if nobody does anything; null when there is none
     */
    private record Looked(
            String state, @Nullable LocalDate day, @Nullable LocalDate next) {}

    /** What has changed since it was told last. */
    @Transactional
    public void tell() {
        var state = publications.state();
        if (looked.state().equals(state)) {
            return;
        }
        publications.holdOthersBack();
        var today = publications.today();
        var lines = shelf.all("sv");
        var english = new HashMap<UUID, String>();
        shelf.all("en").forEach(line -> english.put(line.id(), line.title()));
        var known = reviews.all();
        for (var line : lines) {
            if (line.published() != null) {
                tell(line, line.published(), english, today, known);
            }
        }
        looked = new Looked(state, today, next(lines, today));
    }

    private void tell(
            Shelf.Line line,
            PublishedItem published,
            Map<UUID, String> english,
            LocalDate today,
            Map<UUID, Told> known) {
        var now = new Told(published.version(), published.reviewBy(), standing(line.standing(today)));
        var settled = now.standing() == ReviewStanding.SETTLED;
        if (Objects.equals(known.get(line.id()), now) || settled && !known.containsKey(line.id())) {
            return;
        }
        outbox.announce(new ReviewRecorded(
                line.id(),
                now.version(),
                line.kind(),
                line.title(),
                english.getOrDefault(line.id(), ""),
                now.reviewBy(),
                now.standing()));
        if (settled) {
            reviews.forget(line.id());
        } else {
            reviews.keep(line.id(), now);
        }
        told.incrementAndGet();
    }

    private static ReviewStanding standing(Standing standing) {
        return switch (standing) {
            case SOON -> ReviewStanding.DUE;
            case EXPIRED -> ReviewStanding.OVERDUE;
            case NEW, IN_FORCE, WITHDRAWN, RETIRED -> ReviewStanding.SETTLED;
        };
    }

    private static @Nullable LocalDate next(List<Shelf.Line> lines, LocalDate today) {
        return lines.stream()
                .flatMap(line -> Stream.ofNullable(line.published()))
                .filter(PublishedItem::inForce)
                .flatMap(item -> Stream.of(
                        Shelf.reviewAskedFor(item.reviewBy()), item.reviewBy().plusDays(1)))
                .filter(day -> day.isAfter(today))
                .min(LocalDate::compareTo)
                .orElse(null);
    }

    @Override
    public Optional<Instant> nextDue() {
        return Optional.ofNullable(looked.next())
                .map(day -> day.atStartOfDay(publications.zone()).toInstant());
    }

    @Override
    public boolean quiet() {
        var next = looked.next();
        return looked.day() != null && (next == null || next.isAfter(publications.today()));
    }

    @Override
    public long activity() {
        return told.get();
    }
}
