/** Staff set up who receives patients, for what, where and when. */
@NullMarked
package clinic.booking.practitioner;

import org.jspecify.annotations.NullMarked;
