package clinic.viewer;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts the viewer. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class Viewer {
    public static void main(String[] arguments) {
        SpringApplication.run(Viewer.class, arguments);
    }
}
