/** Finds the article that somebody looks for, in their own words. */
@NullMarked
package clinic.content.search;

import org.jspecify.annotations.NullMarked;
