/** Conditions that patients read about and start a booking from. */
@NullMarked
package clinic.content.condition;

import org.jspecify.annotations.NullMarked;
