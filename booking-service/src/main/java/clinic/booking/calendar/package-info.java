/** The calendar on the desks of staff: who comes when, to whom and into which room, as it is this second. */
@NullMarked
package clinic.booking.calendar;

import org.jspecify.annotations.NullMarked;
