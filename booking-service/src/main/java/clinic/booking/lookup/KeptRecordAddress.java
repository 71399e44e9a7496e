package clinic.booking.lookup;

import clinic.booking.patient.PatientRegister;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** A page of a record that was merged is the same page of the one that is kept: an address that somebody has still works. */
@Component
class KeptRecordAddress implements WebMvcConfigurer, HandlerInterceptor {

    private final PatientRegister patients;

    KeptRecordAddress(@Lazy PatientRegister patients) {
        this.patients = patients;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/staff/patients/*", "/staff/patients/*/*");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        if (request.getMethod().equals("GET")
                && request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> address
                && address.get("id") instanceof String asked) {
            Optional<UUID> kept = id(asked).map(patients::keptAs);
            if (kept.isPresent() && !kept.equals(id(asked))) {
                response.sendRedirect(
                        request.getRequestURI().replace(asked, kept.get().toString()));
                return false;
            }
        }
        return true;
    }

    private static Optional<UUID> id(String asked) {
        try {
            return Optional.of(UUID.fromString(asked));
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }
}
