package clinic.content.site;

import clinic.content.condition.Condition;
import clinic.content.condition.Conditions;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.util.HtmlUtils;

/** What search engines and browsers ask for unasked. */
@Controller
class SiteMap {

    private final Conditions conditions;

    SiteMap(Conditions conditions) {
        this.conditions = conditions;
    }

    @GetMapping(path = "/sitemap.xml", produces = MediaType.APPLICATION_XML_VALUE)
    @ResponseBody
    String pages(HttpServletRequest request) {
        var site = Addresses.of(request);
        var everywhere = List.of(new Addresses.InLanguage("sv", "/"), new Addresses.InLanguage("en", "/"));
        var list = everywhere.stream()
                .map(page -> new Addresses.InLanguage(page.language(), "/conditions"))
                .toList();
        var articles = conditions
                .everywhere()
                .collect(Collectors.groupingBy(
                        Condition::id,
                        Collectors.mapping(
                                condition ->
                                        new Addresses.InLanguage(condition.locale(), "/conditions/" + condition.slug()),
                                Collectors.toList())))
                .values();
        return Stream.concat(Stream.of(everywhere, list), articles.stream())
                .flatMap(paths -> paths.stream().map(path -> entry(site, paths, path)))
                .sorted()
                .collect(Collectors.joining("", """
                        <?xml version="1.0" encoding="UTF-8"?>
                        <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
                        """, "</urlset>\n"));
    }

    private static String entry(Addresses site, List<Addresses.InLanguage> paths, Addresses.InLanguage path) {
        var page = site.each(paths, Locale.of(path.language()));
        var others = page.languages().stream()
                .map(other -> "<xhtml:link rel=\"alternate\" hreflang=\"%s\" href=\"%s\"/>"
                        .formatted(other.language(), HtmlUtils.htmlEscape(other.path())))
                .collect(Collectors.joining());
        return "<url><loc>%s</loc>%s</url>%n".formatted(HtmlUtils.htmlEscape(page.canonical()), others);
    }

    @GetMapping("/favicon.ico")
    String icon() {
        return "redirect:/assets/v1/img/leaf.svg";
    }

    /** Private pages are no secret by this; it only keeps well-behaved robots from opening links. */
    @GetMapping(path = "/robots.txt", produces = MediaType.TEXT_PLAIN_VALUE)
    @ResponseBody
    String robots(HttpServletRequest request) {
        return """
                User-agent: *
                Disallow: /appointments/
                Disallow: /check-in/
                Disallow: /search
                Disallow: /staff/
                Disallow: /local

                Sitemap: %s/sitemap.xml
                """.formatted(Addresses.of(request).site());
    }
}
