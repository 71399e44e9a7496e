/** Lets go of what has been kept for as long as the clinic said: each kind of data has a time of its own. */
@NullMarked
package clinic.booking.retention;

import org.jspecify.annotations.NullMarked;
