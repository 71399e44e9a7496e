/** PostgreSQL and Kafka for real on a machine that has neither: for the launcher, and for every test named IT. */
@NullMarked
package clinic.baremachine;

import org.jspecify.annotations.NullMarked;
