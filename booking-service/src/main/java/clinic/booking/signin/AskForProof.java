package clinic.booking.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Stands before everything that wants a {@link FreshProof}. */
@Component
class AskForProof implements HandlerInterceptor, WebMvcConfigurer {

    private static final String PAGE = "/staff/account/proof";

    private final ProveAgain proof;

    AskForProof(ProveAgain proof) {
        this.proof = proof;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        FreshProof wanted =
                handler instanceof HandlerMethod method ? method.getBeanType().getAnnotation(FreshProof.class) : null;
        if (wanted == null || proof.isFresh(request)) {
            return true;
        }
        if (((HandlerMethod) handler).hasMethodAnnotation(ResponseBody.class)) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        response.sendRedirect(wanted.backTo().isEmpty() ? PAGE : PAGE + "?to=" + wanted.backTo());
        return false;
    }
}
