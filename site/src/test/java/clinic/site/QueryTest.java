package clinic.site;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class QueryTest {

    @Test
    void malformedQueryIsKeptAsItCame() {
        assertThat(query("a=%zz&&b").with("lang", "en")).isEqualTo("/place?a=%zz&&b&lang=en");
    }

    @Test
    void firstValueCounts() {
        assertThat(query("lang=en&lang=sv").first("lang")).contains("en");
        assertThat(query("language=en").first("lang")).isEmpty();
        assertThat(query(null).first("lang")).isEmpty();
    }

    private static Query query(@Nullable String text) {
        var request = new MockHttpServletRequest("GET", "/place");
        request.setQueryString(text);
        return Query.of(request);
    }
}
