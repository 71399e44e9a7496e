package clinic.booking.limits;

import clinic.booking.NetworkAddress;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Counts requests by the network address they come from. The address is the one that the gateway passes on; whoever
 * claims another in a header of their own is not believed there. Nobody is sent away on the way to care: whoever has
 * answered yes to a red flag is told where it is, however much comes from their network.
 */
@Configuration(proxyBeanMethods = false)
class AddressLimits implements WebMvcConfigurer, HandlerInterceptor {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
    private static final String FORM = "/book/details";
    private static final String BOOKING = "/api/appointments";
    private static final Set<String> SAFETY = Set.of("/book/safety", "/api/safety-questions", "/api/safety-answers");
    private static final String[] TO_CARE = {
        "/book/safety/language", "/book/safety/again", "/book/emergency", "/book/contact-care"
    };

    private final Set<String> unlimited;
    private final Buckets reads;
    private final Buckets writes;
    private final Buckets bookings;

    AddressLimits(RateLimits limits) {
        unlimited =
                limits.unlimitedAddresses().stream().map(NetworkAddress::plain).collect(Collectors.toUnmodifiableSet());
        reads = new Buckets(limits.reads());
        writes = new Buckets(limits.writes());
        bookings = new Buckets(limits.bookingsByAddress());
    }

    @Override
    public void addInterceptors(InterceptorRegistry interceptors) {
        interceptors
                .addInterceptor(this)
                .addPathPatterns("/api/**", "/book/**", "/appointments/**")
                .excludePathPatterns(TO_CARE);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        String address = NetworkAddress.plain(request.getRemoteAddr());
        if (handler instanceof HandlerMethod && !unlimited.contains(address)) {
            take(NetworkAddress.counted(address), request);
        }
        return true;
    }

    private void take(String address, HttpServletRequest request) {
        boolean reading = READING.contains(request.getMethod());
        String path = request.getServletPath();
        if (SAFETY.contains(path)) {
            // It is shown whatever is counted; of whom that is too much nothing is kept.
            if (!reading) {
                takeOrTell(writes, address, request);
            }
        } else if (reading) {
            reads.take(address);
        } else if (path.equals(BOOKING)) {
            // It may hold a yes to a safety question, which is told of first.
            takeOrTell(writes, address, request);
            takeOrTell(bookings, address, request);
        } else {
            writes.take(address);
            if (path.equals(FORM)) {
                // The form says so itself, and shows again what was typed.
                takeOrTell(bookings, address, request);
            }
        }
    }

    private static void takeOrTell(Buckets allowed, String address, HttpServletRequest request) {
        try {
            allowed.take(address);
        } catch (TooOften often) {
            often.tell(request);
        }
    }
}
