/** What patients are told, as text with places to fill in: what came with the software, and what staff made of it. */
@NullMarked
package clinic.reminder.template;

import org.jspecify.annotations.NullMarked;
