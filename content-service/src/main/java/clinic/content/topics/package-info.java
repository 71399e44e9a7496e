/** What the services promise each other over Kafka, put so that people can read it. */
@NullMarked
package clinic.content.topics;

import org.jspecify.annotations.NullMarked;
