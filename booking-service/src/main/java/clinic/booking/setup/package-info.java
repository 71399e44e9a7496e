/** Staff set up by which rules the clinic is booked. */
@NullMarked
package clinic.booking.setup;

import org.jspecify.annotations.NullMarked;
