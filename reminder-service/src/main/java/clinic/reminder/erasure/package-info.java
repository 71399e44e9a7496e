/** Removes a patient from this service, for good, and shows that nothing is left. */
@NullMarked
package clinic.reminder.erasure;

import org.jspecify.annotations.NullMarked;
