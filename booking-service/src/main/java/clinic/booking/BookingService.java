package clinic.booking;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Patients book, staff run the day. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class BookingService {

    public static void main(String[] args) {
        SpringApplication.run(BookingService.class, args);
    }
}
