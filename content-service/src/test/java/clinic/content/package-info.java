@NullMarked
package clinic.content;

import org.jspecify.annotations.NullMarked;
