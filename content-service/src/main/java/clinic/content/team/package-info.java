/** Who treats patients, as far as the site's search needs it; their pages are booking-service's. */
@NullMarked
package clinic.content.team;

import org.jspecify.annotations.NullMarked;
