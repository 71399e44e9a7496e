package clinic.reminder.dispatch;

import clinic.reminder.dispatch.Arrivals.Accepted;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;

/**
 * Writes down what carriers have taken: whoever has the pen does it for all who wait for it, in one transaction, as a
 * commit costs the same for one as for many.
 */
@Component
class Acceptances {

    private static final class Entry {

        private final Accepted news;
        // Both guarded by the pen.
        private boolean written;
        private @Nullable RuntimeException trouble;

        Entry(Accepted news) {
            this.news = news;
        }
    }

    private final Arrivals arrivals;
    private final ConcurrentLinkedQueue<Entry> waiting = new ConcurrentLinkedQueue<>();
    private final ReentrantLock pen = new ReentrantLock();

    Acceptances(Arrivals arrivals) {
        this.arrivals = arrivals;
    }

    /** Returns once it is committed. */
    void write(Accepted news) {
        Entry mine = new Entry(news);
        waiting.add(mine);
        pen.lock();
        try {
            if (!mine.written && mine.trouble == null) {
                writeTogether(everyoneWith(mine));
            }
            if (mine.trouble != null) {
                throw mine.trouble;
            }
        } finally {
            pen.unlock();
        }
    }

    private List<Entry> everyoneWith(Entry mine) {
        Set<Entry> all = new LinkedHashSet<>(List.of(mine));
        for (Entry next = waiting.poll(); next != null; next = waiting.poll()) {
            all.add(next);
        }
        return List.copyOf(all);
    }

    private void writeTogether(List<Entry> entries) {
        try {
            arrivals.accepted(entries.stream().map(entry -> entry.news).toList());
            entries.forEach(entry -> entry.written = true);
        } catch (DataIntegrityViolationException unfit) {
            // What cannot be written of one keeps nobody else's from being.
            if (entries.size() > 1) {
                entries.forEach(entry -> writeTogether(List.of(entry)));
            } else {
                entries.getFirst().trouble = unfit;
            }
        } catch (RuntimeException e) {
            entries.forEach(entry -> entry.trouble = e);
        }
    }
}
