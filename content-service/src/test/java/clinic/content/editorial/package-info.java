@NullMarked
package clinic.content.editorial;

import org.jspecify.annotations.NullMarked;
