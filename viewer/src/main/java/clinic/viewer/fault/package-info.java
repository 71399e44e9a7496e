/** A provider's bad days, switched on and off by whoever tries out the clinic. */
@NullMarked
package clinic.viewer.fault;

import org.jspecify.annotations.NullMarked;
