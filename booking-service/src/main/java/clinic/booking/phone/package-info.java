/** Staff book for whoever calls or stands at the desk: by the same rules and with the same messages as patients. */
@NullMarked
package clinic.booking.phone;

import org.jspecify.annotations.NullMarked;
