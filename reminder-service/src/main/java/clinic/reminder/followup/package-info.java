/** After the visit: a patient on one version of a plan, its check-ins on their days, and why it rests or ends. */
@NullMarked
package clinic.reminder.followup;

import org.jspecify.annotations.NullMarked;
