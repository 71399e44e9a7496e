/** Files that clinicians write become published versions that never change, told to the other services. */
@NullMarked
package clinic.content.publication;

import org.jspecify.annotations.NullMarked;
