package clinic.reminder;

import clinic.contracts.SecretLink;
import clinic.reminder.message.Links;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.resilience.annotation.EnableResilientMethods;

/** reminder-service. */
@SpringBootApplication
@EnableResilientMethods
public class ReminderService {

    public static void main(String[] arguments) {
        // An idle connection that the provider closes as we write would leave the outcome unknown: let go of it first.
        System.setProperty("jdk.httpclient.keepalive.timeout", "5");
        SpringApplication.run(ReminderService.class, arguments);
    }

    @Bean
    SecretLink secretLink(
            @Value("${clinic.links.key-id:a}") char keyId,
            @Value("${clinic.links.key}") String key,
            @Value("${clinic.links.earlier:}") String earlier) {
        return new SecretLink(keyId, key, earlier);
    }

    @Bean
    Links links(@Value("${clinic.public-url}") String publicUrl, SecretLink secret) {
        return new Links(publicUrl, secret);
    }
}
