/** Published content as it may be sent and shown, kept from content-service's topic; a version never changes. */
@NullMarked
package clinic.reminder.advice;

import org.jspecify.annotations.NullMarked;
