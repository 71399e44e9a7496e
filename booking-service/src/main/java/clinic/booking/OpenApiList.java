package clinic.booking;

import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Which documents there are of the clinic's API, one of each service. */
@RestController
class OpenApiList {

    record Documents(List<Document> documents) {}

    record Document(String title, String href) {}

    @GetMapping("/openapi")
    Documents list() {
        return new Documents(List.of(
                new Document("Booking", "/openapi/booking"),
                new Document("Messages", "/openapi/reminder"),
                new Document("Content", "/openapi/content")));
    }
}
