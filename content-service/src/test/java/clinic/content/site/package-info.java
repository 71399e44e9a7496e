@NullMarked
package clinic.content.site;

import org.jspecify.annotations.NullMarked;
