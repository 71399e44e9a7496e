package clinic.baremachine;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Gives a Spring test context a real PostgreSQL and a real Kafka: a fresh, empty database of its own (with a role that
 * owns it) on one PostgreSQL per JVM, and a broker of its own with the clinic's topics. Sets {@code
 * spring.datasource.*} and {@code spring.kafka.bootstrap-servers}; all other configuration is the service's. Contexts
 * share nothing, so no test sees another's rows or events. Inject {@link Outage} to take one of them away.
 * They run in containers where Docker answers and has the images, else embedded; {@code -Dtest.infra=embedded|docker}
 * decides otherwise, and the log says which and why.
 *
 * <pre>{@code
 * @SpringBootTest
 * @RealInfrastructure
 * class BookingIT { … }
 * }</pre>
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface RealInfrastructure {}
