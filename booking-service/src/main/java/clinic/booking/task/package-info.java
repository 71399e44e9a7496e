/** What a person must do for a patient, until somebody with a name says that they have looked. */
@NullMarked
package clinic.booking.task;

import org.jspecify.annotations.NullMarked;
