package clinic.knocks;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.server.PathContainer;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/**
 * Looks, in every test, at each page that answers a form: its switch of language has to lead to a page. Without a word of
 * the controller it leads to the address that the form was sent to, where often nothing is to be seen.
 */
@Configuration(proxyBeanMethods = false)
class LanguageSwitches implements WebMvcConfigurer {

    private final ObjectProvider<RequestMappingInfoHandlerMapping> mappings;

    LanguageSwitches(ObjectProvider<RequestMappingInfoHandlerMapping> mappings) {
        this.mappings = mappings;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new HandlerInterceptor() {
            @Override
            public void postHandle(
                    HttpServletRequest request,
                    HttpServletResponse response,
                    Object handler,
                    @Nullable ModelAndView page) {
                if (page != null && request.getMethod().equals("POST") && isShown(request, page)) {
                    look(request, page);
                }
            }
        });
    }

    private static boolean isShown(HttpServletRequest request, ModelAndView page) {
        String view = page.getViewName();
        return request.getDispatcherType() != DispatcherType.ERROR
                && view != null
                && !view.startsWith("redirect:")
                && !view.startsWith("forward:");
    }

    private void look(HttpServletRequest request, ModelAndView page) {
        Object said = page.getModel().getOrDefault("languageSwitch", request.getAttribute("languageSwitch"));
        if (said == null) {
            return;
        }
        PathContainer path = PathContainer.parsePath(said.toString().replaceFirst("[?].*", ""));
        RequestMethod by = page.getModel().containsKey("languageForm") ? RequestMethod.POST : RequestMethod.GET;
        if (mappings.stream()
                .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
                .noneMatch(mapped -> answers(mapped, path, by))) {
            throw new AssertionError("What " + request.getRequestURI() + " answers with leads by " + by + " to " + said
                    + ", where nothing is");
        }
    }

    private static boolean answers(RequestMappingInfo mapped, PathContainer path, RequestMethod by) {
        var patterns = mapped.getPathPatternsCondition();
        var methods = mapped.getMethodsCondition().getMethods();
        return patterns != null
                && (methods.isEmpty() || methods.contains(by))
                && patterns.getPatterns().stream().anyMatch(pattern -> pattern.matches(path));
    }
}
