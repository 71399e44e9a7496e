package clinic.booking.limits;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/** People get a page. */
@ControllerAdvice(annotations = Controller.class)
class LimitPage {

    @ExceptionHandler
    void tooOften(TooOften often, HttpServletResponse response) throws IOException {
        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(often.seconds()));
        response.sendError(HttpStatus.TOO_MANY_REQUESTS.value());
    }
}
