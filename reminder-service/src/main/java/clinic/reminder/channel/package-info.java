/** How a message leaves the house: one port, an adapter for each kind of provider. */
@NullMarked
package clinic.reminder.channel;

import org.jspecify.annotations.NullMarked;
