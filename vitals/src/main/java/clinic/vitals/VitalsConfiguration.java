package clinic.vitals;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Gives a service that has a database the health of it; the rest is configuration. */
@AutoConfiguration(after = DataSourceAutoConfiguration.class)
class VitalsConfiguration {

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
