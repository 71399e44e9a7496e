/** Makes two records one, once booking-service said that they are of one patient. */
@NullMarked
package clinic.reminder.merge;

import org.jspecify.annotations.NullMarked;
