@NullMarked
package clinic.content.followupplan;

import org.jspecify.annotations.NullMarked;
