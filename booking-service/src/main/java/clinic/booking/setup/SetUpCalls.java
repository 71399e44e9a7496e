package clinic.booking.setup;

import clinic.booking.audit.Who;
import clinic.booking.repeat.AddOnce;
import clinic.booking.repeat.RequestKey;
import clinic.booking.signin.StaffMember;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** What all calls that set something up have in common: who makes them, and that what they add is added once. */
@Component
public class SetUpCalls {

    private final AddOnce once;

    SetUpCalls(AddOnce once) {
        this.once = once;
    }

    public static Who who(HttpServletRequest request) {
        return Who.staff(StaffMember.asking(request).id());
    }

    /**
     * Adds something to the list that the request was sent to.
     *
     * @param body all that is asked for
     * @param adding adds it under this id
     */
    public <T extends SetUpAnswer> ResponseEntity<T> add(
            HttpServletRequest request, Object body, Class<T> answer, Function<UUID, T> adding) {
        String list = request.getRequestURI();
        RequestKey key = RequestKey.of(request.getHeader("Idempotency-Key"), list + " " + who(request), body);
        T added = once.add(key, answer, adding);
        return SetUpAnswer.with(ResponseEntity.created(URI.create(list + "/" + added.id())), added);
    }
}
