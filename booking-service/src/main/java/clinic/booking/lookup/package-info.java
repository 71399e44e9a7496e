/** Finds patients, and shows what the clinic has on one: to those who meet them, and to themselves on paper. */
@NullMarked
package clinic.booking.lookup;

import org.jspecify.annotations.NullMarked;
