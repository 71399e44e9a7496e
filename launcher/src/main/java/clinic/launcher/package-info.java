/** Starts PostgreSQL, Kafka, the services and the gateway on a bare machine, watches them and stops them. */
@NullMarked
package clinic.launcher;

import org.jspecify.annotations.NullMarked;
