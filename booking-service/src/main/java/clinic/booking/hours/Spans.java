package clinic.booking.hours;

import static java.util.Comparator.comparing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Stretches of time in order; those that touch or overlap have become one. */
public final class Spans {

    public static final Spans NONE = new Spans(List.of());

    private final List<TimeSlot> inOrder;

    private Spans(List<TimeSlot> inOrder) {
        this.inOrder = inOrder;
    }

    public static Spans of(Collection<TimeSlot> slots) {
        if (slots.isEmpty()) {
            return NONE;
        }
        List<TimeSlot> joined = new ArrayList<>();
        for (TimeSlot slot : slots.stream().sorted(comparing(TimeSlot::start)).toList()) {
            TimeSlot last = joined.isEmpty() ? null : joined.getLast();
            if (last == null || last.end().isBefore(slot.start())) {
                joined.add(slot);
            } else if (last.end().isBefore(slot.end())) {
                joined.set(joined.size() - 1, new TimeSlot(last.start(), slot.end()));
            }
        }
        return new Spans(List.copyOf(joined));
    }

    public List<TimeSlot> inOrder() {
        return inOrder;
    }

    /** Whether the whole slot lies inside. */
    public boolean cover(TimeSlot slot) {
        int last = lastStartingBefore(slot.end());
        return last >= 0 && inOrder.get(last).contains(slot);
    }

    /** Whether any part of the slot lies inside. */
    public boolean overlap(TimeSlot slot) {
        int last = lastStartingBefore(slot.end());
        return last >= 0 && inOrder.get(last).end().isAfter(slot.start());
    }

    Spans without(Spans others) {
        List<TimeSlot> left = new ArrayList<>();
        for (TimeSlot span : inOrder) {
            Instant from = span.start();
            for (TimeSlot other : others.inOrder) {
                if (other.end().isAfter(from) && other.start().isBefore(span.end())) {
                    if (from.isBefore(other.start())) {
                        left.add(new TimeSlot(from, other.start()));
                    }
                    from = other.end();
                }
            }
            if (from.isBefore(span.end())) {
                left.add(new TimeSlot(from, span.end()));
            }
        }
        return new Spans(List.copyOf(left));
    }

    /** Of spans that never overlap, the last that starts before an instant also ends last. */
    private int lastStartingBefore(Instant instant) {
        int low = 0;
        int high = inOrder.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (inOrder.get(middle).start().isBefore(instant)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low - 1;
    }
}
