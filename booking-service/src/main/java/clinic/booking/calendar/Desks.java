package clinic.booking.calendar;

import clinic.booking.alert.AlertBell;
import clinic.booking.availability.ChangeLog;
import clinic.booking.availability.ChangeLog.Position;
import clinic.booking.signin.StaffMember;
import clinic.booking.task.RedFlagBell;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Tells every open calendar when something has changed, whichever instance changed it: each reads on in the log that
 * the database itself writes with every change, as long as anybody here wants to know.
 */
@Component
class Desks {

    private static final Logger LOG = LoggerFactory.getLogger(Desks.class);

    private static final int MOST = 200;

    /** Windows of one person; a browser lends six connections to an address, and pages need some of them. */
    private static final int MOST_OF_ONE = 4;

    private final Set<Desk> open = ConcurrentHashMap.newKeySet();
    private final ChangeLog log;
    private final AlertBell bell;
    private final RedFlagBell redFlags;
    private @Nullable Position position;
    private volatile boolean closing;

    Desks(ChangeLog log, AlertBell bell, RedFlagBell redFlags) {
        this.log = log;
        this.bell = bell;
        this.redFlags = redFlags;
    }

    /**
     * Told at once that anything may have changed: nobody knows what happened between its reader's last look and now.
     *
     * @throws TooManyDesks when there are as many as there may be, of this person or in all
     */
    synchronized Desk open(StaffMember person) {
        if (closing
                || open.size() >= MOST
                || open.stream().filter(desk -> desk.isOf(person.id())).count() >= MOST_OF_ONE) {
            throw new TooManyDesks();
        }
        if (position == null) {
            position = log.since(null).position();
        }
        Desk desk = new Desk(person);
        desk.tell(News.OF_ANYTHING);
        open.add(desk);
        return desk;
    }

    void leave(Desk desk) {
        open.remove(desk);
    }

    /** While nobody wants to know, nobody asks. */
    @Scheduled(fixedDelay = 200)
    synchronized void look() {
        if (open.isEmpty()) {
            position = null;
            return;
        }
        try {
            ChangeLog.News found = log.since(position);
            position = found.position();
            News news = News.of(found);
            if (news != null) {
                open.forEach(desk -> desk.tell(news));
                ring();
            }
        } catch (DataAccessException away) {
            if (position != null) {
                LOG.warn("Open calendars do not hear of changes until the database answers again", away);
            }
            position = null;
        }
    }

    /** Whatever a patient does to a visit changes whose time is free, so nothing is missed by asking only then. */
    private void ring() {
        Set<UUID> who = bell.rings(open.stream().map(Desk::person).toList());
        open.stream().filter(desk -> who.contains(desk.person().id())).forEach(desk -> desk.tell(News.OF_ALERTS));
    }

    /** A red flag changes nothing in the calendar, and so leaves no line in the log: the tasks themselves are asked. */
    @Scheduled(fixedDelay = 1000)
    void lookForRedFlags() {
        if (open.isEmpty()) {
            return;
        }
        try {
            if (redFlags.rings()) {
                open.forEach(desk -> desk.tell(News.OF_RED_FLAGS));
            }
        } catch (DataAccessException away) {
            // The look for changes has told of it; a second later it is asked again.
        }
    }

    /** Their readers would keep a server waiting that wants to stop. */
    @EventListener(ContextClosedEvent.class)
    void close() {
        closing = true;
        open.forEach(Desk::close);
    }
}
