/**
 * What all pages of the clinic share: layout, stylesheet, icons, words in Swedish and English, and the filters that
 * guard every page. A service only needs the dependency.
 */
@NullMarked
package clinic.site;

import org.jspecify.annotations.NullMarked;
