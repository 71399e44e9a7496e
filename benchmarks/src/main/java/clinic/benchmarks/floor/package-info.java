/** What a service under measurement is given beside its own work, to be compared with. */
@NullMarked
package clinic.benchmarks.floor;

import org.jspecify.annotations.NullMarked;
