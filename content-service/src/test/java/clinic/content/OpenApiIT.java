package clinic.content;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.baremachine.RealInfrastructure;
import clinic.knocks.OpenApiDocument;
import clinic.knocks.OpenApiDocument.Route;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;
import tools.jackson.databind.json.JsonMapper;

/** The document is read off the code; here real answers are held against it. */
@SpringBootTest
@AutoConfigureMockMvc
@RealInfrastructure
@ActiveProfiles("local")
class OpenApiIT {

    @Autowired
    private MockMvcTester browser;

    @Autowired
    private List<RequestMappingInfoHandlerMapping> mappings;

    @Autowired
    private JsonMapper json;

    @Test
    void everyRouteIsDocumentedAndAnswersKeepToIt() throws UnsupportedEncodingException {
        OpenApiDocument document = new OpenApiDocument(json.readTree(get("/openapi/content")));
        assertThat(document.title()).isEqualTo("Content");
        Route conditions = new Route("GET", "/api/conditions");
        assertThat(OpenApiDocument.routes(mappings))
                .contains(conditions, new Route("POST", "/api/staff/content/manuscripts/{id}/approval"));
        assertThat(document.undocumented(OpenApiDocument.routes(mappings))).isEmpty();
        assertThat(document.roles(new Route("POST", "/api/staff/content/manuscripts/{id}/approval")))
                .containsExactly("CLINICIAN_APPROVER");
        String listed = get("/api/conditions");
        assertThat(document.faults(conditions, 200, "application/json", listed)).isEmpty();
        assertThat(document.faults(conditions, 200, "application/json", listed.replace("\"slug\"", "\"path\"")))
                .isNotEmpty();
    }

    private String get(String path) throws UnsupportedEncodingException {
        var answer = browser.get().uri(path).exchange().getResponse();
        assertThat(answer.getStatus()).as(path).isEqualTo(200);
        return answer.getContentAsString(StandardCharsets.UTF_8);
    }
}
