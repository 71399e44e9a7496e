/** The keys that staff's passes are signed with, and the seal on what a copy of the database must not tell. */
@NullMarked
package clinic.booking.keys;

import org.jspecify.annotations.NullMarked;
