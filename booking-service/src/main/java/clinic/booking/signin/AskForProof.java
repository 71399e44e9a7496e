package clinic.booking.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.method.HandlerMethod;
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

    /** @throws NotProvedAgain for whoever is no reader of pages */
    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        if (!(handler instanceof HandlerMethod method)) {
            return true;
        }
        FreshProof wanted = wanted(method);
        if (wanted == null || proof.isFresh(request)) {
            return true;
        }
        if (isForPrograms(method)) {
            throw new NotProvedAgain();
        }
        response.sendRedirect(wanted.backTo().isEmpty() ? PAGE : PAGE + "?to=" + wanted.backTo());
        return false;
    }

    private static @Nullable FreshProof wanted(HandlerMethod method) {
        FreshProof ofMethod = method.getMethodAnnotation(FreshProof.class);
        return ofMethod == null ? method.getBeanType().getAnnotation(FreshProof.class) : ofMethod;
    }

    private static boolean isForPrograms(HandlerMethod method) {
        return method.hasMethodAnnotation(ResponseBody.class)
                || AnnotatedElementUtils.hasAnnotation(method.getBeanType(), ResponseBody.class);
    }
}
