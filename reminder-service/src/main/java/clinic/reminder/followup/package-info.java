/** After the visit: check-ins on their days, red flags first, and the advice that the clinic's plan has for an answer. */
@NullMarked
package clinic.reminder.followup;

import org.jspecify.annotations.NullMarked;
