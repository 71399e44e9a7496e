package clinic.baremachine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import clinic.contracts.Topic;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Configuration;

@SpringBootTest
@RealInfrastructure
class RealInfrastructureIT {

    @Configuration
    static class NothingElse {}

    @Value("${spring.datasource.url}")
    private String url;

    @Value("${spring.datasource.username}")
    private String username;

    @Value("${spring.datasource.password}")
    private String password;

    @Value("${spring.kafka.bootstrap-servers}")
    private String bootstrapServers;

    @Autowired
    private Outage outage;

    @Test
    void theDatabaseIsEmptyGoesAwayAndComesBack() throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, username, password)) {
            outage.databaseDown();
            assertThat(connection.isValid(2)).isFalse();
        }
        assertThatThrownBy(() -> DriverManager.getConnection(url, username, password))
                .isInstanceOf(SQLException.class);
        outage.databaseUp();
        try (Connection connection = DriverManager.getConnection(url, username, password)) {
            assertThat(connection.createStatement().execute("create table visit (id uuid)"))
                    .isFalse();
        }
    }

    @Test
    void kafkaGoesAwayAndComesBackWithItsTopics() throws Exception {
        outage.kafkaDown();
        outage.kafkaUp();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            assertThat(admin.listTopics().names().get()).contains(Topic.APPOINTMENTS.id());
        }
    }
}
