package clinic.booking;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.server.ResponseStatusException;

/** On pages a bad address or form gets a readable page; problem+json is for the API. */
@ControllerAdvice(
        annotations = StaffPage.class,
        basePackages = {
            "clinic.booking.online",
            "clinic.booking.visit",
            "clinic.booking.me",
            "clinic.booking.team",
            "clinic.booking.account",
            "clinic.booking.passkey",
            "clinic.booking.issuer",
            "clinic.booking.invite"
        })
// After what is told to programs, some of which call where pages are.
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class UnreadableAddress {

    @ExceptionHandler({
        MethodArgumentNotValidException.class,
        MissingServletRequestParameterException.class,
        TypeMismatchException.class
    })
    void unreadable(HttpServletResponse response) throws IOException {
        response.sendError(HttpStatus.BAD_REQUEST.value());
    }

    @ExceptionHandler
    void refused(ResponseStatusException refused, HttpServletResponse response) throws IOException {
        response.sendError(refused.getStatusCode().value());
    }
}
