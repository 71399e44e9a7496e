/** The pages behind the link of a check-in: red flags first, then how it goes, then the advice that fits the answer. */
@NullMarked
package clinic.reminder.checkin;

import org.jspecify.annotations.NullMarked;
