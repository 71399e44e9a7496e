/** Makes two records of one patient one, with all that features keep of them. */
@NullMarked
package clinic.booking.merge;

import org.jspecify.annotations.NullMarked;
