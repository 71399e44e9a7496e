/** What providers tell us: deliveries, what patients write, who wants no more. Kept before it is answered, and once. */
@NullMarked
package clinic.reminder.hook;

import org.jspecify.annotations.NullMarked;
