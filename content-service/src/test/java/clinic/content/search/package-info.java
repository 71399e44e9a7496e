@NullMarked
package clinic.content.search;

import org.jspecify.annotations.NullMarked;
