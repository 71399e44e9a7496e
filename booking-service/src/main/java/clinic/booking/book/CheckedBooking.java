package clinic.booking.book;

import clinic.booking.intake.AnsweredQuestion;
import clinic.booking.repeat.RequestKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A booking that lacks nothing but a free time.
 *
 * @param intake what the treatment asked before the visit, and was answered
 * @param key by which it is known again when it is repeated
 */
record CheckedBooking(
        BookingRequest asked,
        List<AnsweredQuestion> intake,
        @Nullable RequestKey key) {}
