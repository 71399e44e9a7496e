package clinic.booking.calendar;

import clinic.booking.signin.StaffMember;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A calendar that is open somewhere and waits to hear of changes. */
final class Desk {

    /** Whoever is this far behind reads everything anew. */
    private static final int MOST_WAITING = 50;

    private final StaffMember person;
    private final BlockingQueue<News> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private volatile boolean open = true;

    Desk(StaffMember person) {
        this.person = person;
    }

    boolean isOf(UUID somebody) {
        return person.id().equals(somebody);
    }

    StaffMember person() {
        return person;
    }

    boolean isOpen() {
        return open;
    }

    void tell(News news) {
        if (!waiting.offer(news)) {
            waiting.clear();
            waiting.add(News.OF_ANYTHING);
        }
    }

    /** What is new; null when nothing was for so long. */
    @Nullable
    News next(Duration patience) throws InterruptedException {
        return waiting.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Its reader comes back by themselves, to whichever instance goes on. */
    void close() {
        open = false;
        tell(News.OF_ANYTHING);
    }
}
