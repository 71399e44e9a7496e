/** What needs care elsewhere, now or today, is asked about before a visit is booked; a yes books nothing. */
@NullMarked
package clinic.booking.safety;

import org.jspecify.annotations.NullMarked;
