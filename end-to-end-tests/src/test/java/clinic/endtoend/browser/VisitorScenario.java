package clinic.endtoend.browser;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a visitor of the other scenarios would notice, shown on pages with planted faults. */
@ExtendWith(Chromium.InTheBrowser.class)
class VisitorScenario {

    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void goodPagePasses(Chromium chromium) {
        assertThatCode(() -> look(chromium, Look.SWEDISH_PHONE, "<p>Hej</p>")).doesNotThrowAnyException();
    }

    @Test
    void refusedPictureIsNoticed(Chromium chromium) {
        assertThatThrownBy(() -> look(chromium, Look.SWEDISH_PHONE, "<img src='http://localhost:9/x' alt=''>"))
                .hasMessageContaining("policy violated: img-src");
    }

    @Test
    void refusedPictureIsNoticedWithoutScripts(Chromium chromium) {
        assertThatThrownBy(() -> look(chromium, Look.WITHOUT_SCRIPTS, "<img src='http://localhost:9/x' alt=''>"))
                .hasMessageContaining("Content Security Policy");
    }

    @Test
    void missingLabelIsNoticed(Chromium chromium) {
        assertThatThrownBy(() -> look(chromium, Look.SWEDISH_PHONE, "<input name='mobile'>"))
                .hasMessageContaining("axe on");
    }

    @Test
    void whatSticksOutOnANarrowScreenIsNoticed(Chromium chromium) {
        assertThatThrownBy(() -> look(chromium, Look.SWEDISH_PHONE, "<svg width='340' height='1'></svg>"))
                .hasMessageContaining("sticks out at 320 px");
    }

    /** Such a menu scrolls, so the page does not. */
    @Test
    void placeThatAMenuCutsIsNoticed(Chromium chromium) {
        String menu = "<header><nav aria-label='Sidor' style='display: flex; overflow-x: auto'>"
                + "<a href='/' style='flex: 0 0 200px'>Kalender</a><a href='/' style='flex: 0 0 200px'>Systemet</a></nav></header>";

        assertThatThrownBy(() -> look(chromium, Look.SWEDISH_PHONE, menu))
                .hasMessageContaining(
                        "menu of planted is cut at 320 px: <a href=\"/\" style=\"flex: 0 0 200px\">Systemet");
    }

    @Test
    void wordsThatAMenuCutsAreNoticed(Chromium chromium) {
        String menu =
                "<header><nav aria-label='Sidor'><a href='/' style='display: block; width: 44px; overflow: hidden'>"
                        + "<span>Meddelanden</span></a></nav></header>";

        assertThatThrownBy(() -> look(chromium, Look.SWEDISH_PHONE, menu))
                .hasMessageContaining("menu of planted is cut at 390 px");
    }

    @Test
    void focusThatIsNotSeenIsNoticed(Chromium chromium) {
        assertThatThrownBy(() -> {
                    try (Visitor visitor = visitor(
                            chromium,
                            Look.SWEDISH_DESKTOP,
                            "<a id='x' href='/' style='outline: none'>Till startsidan</a>")) {
                        visitor.tabTo(visitor.main().locator("#x"));
                    }
                })
                .hasMessageContaining("focus is not seen on <a id=");
    }

    @Test
    void wrongLanguageIsNoticed(Chromium chromium) {
        assertThatThrownBy(() -> look(chromium, Look.ENGLISH_PHONE, "<p>Hej</p>"))
                .hasMessageContaining("en");
    }

    private void look(Chromium chromium, Look look, String main) {
        try (Visitor visitor = visitor(chromium, look, main)) {
            visitor.sees("planted");
        }
    }

    private Visitor visitor(Chromium chromium, Look look, String main) {
        byte[] page = ("<!doctype html><html lang='sv'><head><title>Sida</title></head><body><main><h1>Sida</h1>" + main
                        + "</main></body></html>")
                .getBytes(StandardCharsets.UTF_8);
        server.createContext("/", exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "text/html; charset=utf-8");
            exchange.getResponseHeaders()
                    .add("Content-Security-Policy", "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'");
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        URI address = URI.create("http://localhost:" + server.getAddress().getPort());
        Visitor visitor = chromium.visitor(address, look);
        visitor.open("/");
        return visitor;
    }
}
