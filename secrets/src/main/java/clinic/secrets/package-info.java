/** What no service starts with: a secret that is missing, empty, too short or known from an example. */
@NullMarked
package clinic.secrets;

import org.jspecify.annotations.NullMarked;
