/** A practitioner is ill: nothing new is booked with them, and each visit is moved, cancelled or rung about. */
@NullMarked
package clinic.booking.absence;

import org.jspecify.annotations.NullMarked;
