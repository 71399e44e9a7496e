/** Staff book for whoever calls or stands at the desk, with the same messages; what closes a time is named, and yields to a reason. */
@NullMarked
package clinic.booking.phone;

import org.jspecify.annotations.NullMarked;
