/** The clinic brings over its patients and visits from the system it used before. */
@NullMarked
package clinic.booking.imports;

import org.jspecify.annotations.NullMarked;
