package clinic.booking;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.booking.me.SignInByCode;
import clinic.booking.online.BookByForms;
import clinic.booking.online.Browser;
import clinic.booking.staff.StaffBrowser;
import clinic.contracts.SecretLink;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** What is sent packed is what everybody is shown alike; a secret beside somebody else's words never is. */
@RealBooking
class PackedPagesIT {

    private static final List<String> PACKED = List.of("/book", "/book/safety", "/book/time");

    private static final Pattern STYLESHEET = Pattern.compile("/assets/[^\"]+\\.css");

    @LocalServerPort
    int port;

    @Value("${clinic.links.key}")
    String key;

    @Autowired
    BookingClient client;

    @Autowired
    EmptyCalendar calendar;

    @Autowired
    JdbcClient database;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping routes;

    private Browser browser = new Browser(0);

    @BeforeEach
    void emptyCalendar() {
        calendar.empty();
        browser = new Browser(port);
    }

    @Test
    void whatEverybodyIsShownIsPacked() throws IOException {
        String chosen = "?treatment=" + client.treatment("back-and-leg") + "&safety=clear";
        for (String address : List.of("/book", "/book/safety" + chosen, "/book/time" + chosen)) {
            HttpResponse<byte[]> page = browser.packed(address);
            assertThat(packedBy(page)).as(address).isEqualTo("gzip");
            assertThat(page.headers().allValues("vary")).as(address).contains("accept-encoding");
            String html = unpacked(page.body());
            assertThat(html).startsWith("<!doctype html>").contains("</html>");
            System.out.printf("%s: %d bytes, packed %d%n", address, html.length(), page.body().length);
            assertThat(packedBy(browser.get(address).response())).as(address).isEmpty();
        }
        Matcher sheet = STYLESHEET.matcher(browser.get("/book").html());
        assertThat(sheet.find()).isTrue();
        assertThat(packedBy(browser.packed(sheet.group()))).isEqualTo("gzip");
    }

    @Test
    void whatIsBehindALinkIsNot() {
        String link = new BookByForms(browser).booked();
        for (String page : List.of("", "/cancellation", "/reschedule", "/messages", "/visit.ics")) {
            assertPlain(browser.packed(link + page));
        }
    }

    @Test
    void whatWhoeverHasSignedInSeesIsNot() {
        new BookByForms(browser).booked();
        assertThat(new SignInByCode(browser, database, new SecretLink('a', key))
                        .visits()
                        .html())
                .contains("Ida Falk");
        assertPlain(browser.packed("/me"));

        String visit = database.sql("SELECT id::text FROM appointments")
                .query(String.class)
                .single();
        StaffBrowser reception = StaffBrowser.signedIn(port, "reception", "sv");
        assertPlain(reception.packed("/staff"));
        assertPlain(reception.packed("/staff/appointments/" + visit));
        assertPlain(reception.packed("/staff/operations"));
        assertPlain(browser.packed("/sign-in"));
    }

    /** It may hold what was typed. */
    @Test
    void whatAnswersAFormIsNot() {
        var form =
                Map.of("treatment", List.of(client.treatment("back-and-leg").toString()), "safety", List.of("clear"));
        for (String address : List.of("/book/safety", "/book/time")) {
            HttpResponse<byte[]> answer = browser.packed(address, form);
            assertThat(answer.body().length).as(address).isGreaterThan(2048);
            assertThat(packedBy(answer)).as(address).isEmpty();
        }
    }

    /** Whoever adds a page adds none that is packed. */
    @Test
    void noOtherRouteIsPacked() {
        var paths = new TreeSet<String>();
        routes.getHandlerMethods().keySet().forEach(route -> paths.addAll(route.getPatternValues()));
        assertThat(paths).containsAll(PACKED);
        PACKED.forEach(paths::remove);
        paths.addAll(List.of("/book/../me", "/book;/../me", "/book/safety/../../sign-in", "/book/nowhere"));
        StaffBrowser admin = StaffBrowser.signedIn(port, "admin", "sv");
        for (String path : paths) {
            String address = path.replaceAll("\\{\\w+}", "x");
            boolean ofStaff = address.equals("/staff") || address.startsWith("/staff/");
            HttpResponse<byte[]> page = ofStaff ? admin.packed(address) : browser.packed(address);
            assertThat(packedBy(page)).as(address).isEmpty();
            assertThat(page.headers().firstValue("location").orElse(""))
                    .as(address + " is looked at behind the door")
                    .doesNotContain("/sign-in?to=");
        }
    }

    private static void assertPlain(HttpResponse<byte[]> page) {
        assertThat(page.statusCode()).as(page.uri().getPath()).isEqualTo(200);
        assertThat(packedBy(page)).as(page.uri().getPath()).isEmpty();
    }

    /** By encoding its content or its transfer. */
    private static String packedBy(HttpResponse<?> page) {
        return page.headers()
                .firstValue("content-encoding")
                .or(() -> page.headers().firstValue("transfer-encoding").filter(way -> !way.equals("chunked")))
                .orElse("");
    }

    private static String unpacked(byte[] body) throws IOException {
        return new String(new GZIPInputStream(new ByteArrayInputStream(body)).readAllBytes(), StandardCharsets.UTF_8);
    }
}
