/** The practitioners as the clinic introduces them: public pages that lead to booking with one of them. */
@NullMarked
package clinic.booking.team;

import org.jspecify.annotations.NullMarked;
