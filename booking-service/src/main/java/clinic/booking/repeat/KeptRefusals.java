package clinic.booking.repeat;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps a refusal for the request's key as it goes out. Only what the clinic decided is kept: a request that could not
 * be read, let in or answered may come again under its key.
 */
@ControllerAdvice
class KeptRefusals implements ResponseBodyAdvice<Object> {

    private static final Set<Integer> DECIDED = Set.of(409, 412);

    private final KeptAnswers kept;
    private final JsonMapper json;

    KeptRefusals(KeptAnswers kept, JsonMapper json) {
        this.kept = kept;
        this.json = json;
    }

    @Override
    public boolean supports(MethodParameter answer, Class<? extends HttpMessageConverter<?>> converter) {
        return true;
    }

    @Override
    public @Nullable Object beforeBodyWrite(
            @Nullable Object body,
            MethodParameter answer,
            MediaType type,
            Class<? extends HttpMessageConverter<?>> converter,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        if (body instanceof ProblemDetail problem
                && DECIDED.contains(problem.getStatus())
                && request instanceof ServletServerHttpRequest served) {
            RequestKey key = RequestKey.carriedBy(served.getServletRequest()).orElse(null);
            if (key != null) {
                return json.readTree(kept.keepRefusal(key, problem.getStatus(), problem));
            }
        }
        return body;
    }
}
