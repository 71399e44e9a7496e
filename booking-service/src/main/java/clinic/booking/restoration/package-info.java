/** What is done with a database that was restored from a back-up: it learns again what this service itself had told others. */
@NullMarked
package clinic.booking.restoration;

import org.jspecify.annotations.NullMarked;
