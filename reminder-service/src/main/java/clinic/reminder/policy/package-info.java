/** What the clinic has decided about check-ins, and where staff decide it. */
@NullMarked
package clinic.reminder.policy;

import org.jspecify.annotations.NullMarked;
