/** Which messages a visit asks for, and when: decided from the visit, the rules, the contact and the clock alone. */
@NullMarked
package clinic.reminder.plan;

import org.jspecify.annotations.NullMarked;
