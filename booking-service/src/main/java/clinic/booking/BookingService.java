package clinic.booking;

import clinic.contracts.SecretLink;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;

/** Patients book, staff run the day. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class BookingService {

    public static void main(String[] args) {
        SpringApplication.run(BookingService.class, args);
    }

    @Bean
    SecretLink secretLink(
            @Value("${clinic.links.key-id:a}") char keyId,
            @Value("${clinic.links.key}") String key,
            @Value("${clinic.links.earlier:}") String earlier) {
        return new SecretLink(keyId, key, earlier);
    }
}
