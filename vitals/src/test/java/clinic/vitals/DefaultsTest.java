package clinic.vitals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;

/** What every service's pool tells the driver. */
class DefaultsTest {

    private static final String POOL = "spring.datasource.hikari.data-source-properties.";

    /** The gateway's patience with a service: who asked is gone by then. */
    private static final Duration SOMEBODY_STILL_WAITS = Duration.ofSeconds(20);

    @Test
    void aDatabaseThatSaysNothingIsNotWaitedForWithoutEnd() throws IOException {
        Properties driver = new Properties();
        PropertiesLoaderUtils.loadProperties(new ClassPathResource("clinic/vitals/defaults.properties"))
                .forEach((name, value) -> {
                    if (name.toString().startsWith(POOL)) {
                        driver.put(name.toString().substring(POOL.length()), value);
                    }
                });
        assertThat(driver).containsKey("socketTimeout");
        assertThat(Duration.ofSeconds(Long.parseLong(driver.getProperty("socketTimeout"))))
                .isBetween(SOMEBODY_STILL_WAITS.multipliedBy(2), SOMEBODY_STILL_WAITS.multipliedBy(6));

        // The same word to the driver, said for a second: it has to be one that the driver knows.
        driver.setProperty("socketTimeout", "1");
        driver.setProperty("sslmode", "disable");
        driver.setProperty("user", "nobody");
        try (ServerSocket mute = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> DriverManager.getConnection(
                            "jdbc:postgresql://127.0.0.1:" + mute.getLocalPort() + "/nowhere", driver))
                    .hasRootCauseInstanceOf(SocketTimeoutException.class);
        }
    }
}
