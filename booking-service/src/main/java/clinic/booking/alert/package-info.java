/** Staff who want to know are told what patients book, move and cancel themselves; each chooses of whose visits. */
@NullMarked
package clinic.booking.alert;

import org.jspecify.annotations.NullMarked;
