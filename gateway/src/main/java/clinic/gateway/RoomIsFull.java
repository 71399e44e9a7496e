package clinic.gateway;

import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** So many ask a service that whoever comes now would wait too long. No service was asked. */
class RoomIsFull extends ResponseStatusException {

    RoomIsFull() {
        super(HttpStatus.SERVICE_UNAVAILABLE);
    }

    /** There may be thousands of them, at the worst moment; where they come from is known. */
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
