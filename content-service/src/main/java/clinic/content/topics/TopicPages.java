package clinic.content.topics;

import java.nio.charset.StandardCharsets;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** {@code /asyncapi} for people; {@code /asyncapi/asyncapi.yaml} and the files it refers to for programs. */
@Controller
class TopicPages implements WebMvcConfigurer {

    private final Promises promises;

    TopicPages(Promises promises) {
        this.promises = promises;
    }

    @GetMapping("/asyncapi")
    String page(Model model) {
        model.addAttribute("topics", promises.topics());
        return "topics";
    }

    @GetMapping("/asyncapi/asyncapi.yaml")
    ResponseEntity<String> document() {
        return ResponseEntity.ok()
                .contentType(new MediaType("application", "yaml", StandardCharsets.UTF_8))
                .body(promises.document());
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/asyncapi/schemas/**").addResourceLocations("classpath:/contracts/schemas/");
        registry.addResourceHandler("/asyncapi/examples/**").addResourceLocations("classpath:/contracts/examples/");
    }
}
