package clinic.reminder.checkin;

import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** Where answers wait while the database is away. */
@Configuration(proxyBeanMethods = false)
class CheckInConfiguration {

    @Bean
    Spool spool(
            @Value("${clinic.check-in.spool}") Path folder,
            @Value("${clinic.links.key}") String key,
            @Value("${clinic.links.earlier:}") String earlier,
            JsonMapper json) {
        return new Spool(folder, new Seal(key, earlier, "kept answers"), json);
    }
}
