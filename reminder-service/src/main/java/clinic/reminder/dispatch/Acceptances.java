package clinic.reminder.dispatch;

import clinic.reminder.dispatch.Arrivals.Accepted;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.stereotype.Component;

/**
 * Writes down what carriers have taken: whoever has the pen does it for all who wait for it, in one transaction, as a
 * commit costs the same for one as for many.
 */
@Component
class Acceptances {

    private static final class Entry {

        private final Accepted news;
        // Guarded by the pen.
        private boolean written;

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

    /** Returns once it is committed; a failure is told to one of those it was written for, and the others try again. */
    void write(Accepted news) {
        Entry mine = new Entry(news);
        waiting.add(mine);
        pen.lock();
        try {
            if (!mine.written) {
                writeAllWith(mine);
            }
        } finally {
            pen.unlock();
        }
    }

    private void writeAllWith(Entry mine) {
        List<Entry> all = new ArrayList<>();
        for (Entry next = waiting.poll(); next != null; next = waiting.poll()) {
            all.add(next);
        }
        try {
            arrivals.accepted(all.stream().map(entry -> entry.news).toList());
            all.forEach(entry -> entry.written = true);
        } catch (RuntimeException e) {
            all.stream().filter(entry -> entry != mine).forEach(waiting::add);
            throw e;
        }
    }
}
