package clinic.booking;

import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Which documents there are of the clinic's API; there is one so far. */
@RestController
class OpenApiList {

    record Documents(List<Document> documents) {}

    record Document(String title, String href) {}

    @GetMapping("/openapi")
    Documents list() {
        return new Documents(List.of(new Document("Booking", "/openapi/booking")));
    }
}
