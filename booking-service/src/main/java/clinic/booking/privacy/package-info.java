/** Protects patients whose whereabouts must not become known, and erases those who ask for it. */
@NullMarked
package clinic.booking.privacy;

import org.jspecify.annotations.NullMarked;
