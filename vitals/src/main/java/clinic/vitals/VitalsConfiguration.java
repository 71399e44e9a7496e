package clinic.vitals;

import org.springframework.boot.actuate.info.InfoContributor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Gives a service that has a database the health of it; and every service its release; the rest is configuration. */
// By name: a service without a database has no such class.
@AutoConfiguration(afterName = "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration")
class VitalsConfiguration {

    @Bean
    Release release() {
        return Release.own();
    }

    /** In /actuator/info, which only the clinic's own network reaches. */
    @Bean
    InfoContributor releaseInfo(Release release) {
        return info -> info.withDetail("release", release);
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(JdbcConnectionDetails.class)
    @ConditionalOnBean(JdbcConnectionDetails.class)
    static class WithDatabase {

        @Bean
        DatabaseHealth databaseHealthIndicator(JdbcConnectionDetails database) {
            return new DatabaseHealth(database);
        }
    }
}
