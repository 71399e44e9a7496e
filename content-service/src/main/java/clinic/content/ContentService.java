package clinic.content;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
class ContentService {

    public static void main(String[] arguments) {
        SpringApplication.run(ContentService.class, arguments);
    }
}
