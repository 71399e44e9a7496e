package clinic.site;

import clinic.site.Addresses.InLanguage;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.web.util.HtmlUtils;

/** A sitemap: public pages with their alternates, for search engines. */
public final class PageList {

    private PageList() {}

    /** @param pages each with its path in every language that it is in */
    public static String of(Addresses site, Stream<List<InLanguage>> pages) {
        return pages.flatMap(paths -> paths.stream().map(path -> entry(site, paths, path)))
                .sorted()
                .collect(Collectors.joining("", """
                        <?xml version="1.0" encoding="UTF-8"?>
                        <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
                        """, "</urlset>\n"));
    }

    private static String entry(Addresses site, List<InLanguage> paths, InLanguage path) {
        var page = site.each(paths, Language.of(path.language()).orElseThrow());
        var others = page.languages().stream()
                .map(other -> "<xhtml:link rel=\"alternate\" hreflang=\"%s\" href=\"%s\"/>"
                        .formatted(other.language(), HtmlUtils.htmlEscape(other.path())))
                .collect(Collectors.joining());
        return "<url><loc>%s</loc>%s</url>%n".formatted(HtmlUtils.htmlEscape(page.canonical()), others);
    }
}
