@NullMarked
package clinic.content.publication;

import org.jspecify.annotations.NullMarked;
