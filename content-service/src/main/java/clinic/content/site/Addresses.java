package clinic.content.site;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import org.springframework.ui.Model;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Where a page is found, whole, in each language: for search engines, and for whoever shares it. */
record Addresses(String site, String canonical, List<InLanguage> languages) {

    /** @param path under the site's address; once taken up in {@link Addresses}, the whole of it */
    record InLanguage(String language, String path) {}

    static Addresses of(HttpServletRequest request) {
        var site = ServletUriComponentsBuilder.fromRequest(request)
                .replacePath("")
                .replaceQuery(null)
                .toUriString();
        return new Addresses(site, site, List.of());
    }

    /** One path for all languages. */
    Addresses same(String path, Locale language) {
        return each(List.of(new InLanguage("sv", path), new InLanguage("en", path)), language);
    }

    Addresses each(List<InLanguage> paths, Locale language) {
        var all = paths.stream()
                .map(path -> new InLanguage(path.language(), whole(path)))
                .toList();
        var own = all.stream()
                .filter(address -> address.language().equals(language.getLanguage()))
                .findFirst()
                .orElseThrow();
        return new Addresses(site, own.path(), all);
    }

    /** Swedish is what an address without a language shows. */
    private String whole(InLanguage page) {
        return site + page.path() + (page.language().equals("sv") ? "" : "?lang=" + page.language());
    }

    void addTo(Model model) {
        model.addAttribute("canonical", canonical);
        model.addAttribute("alternates", languages);
        model.addAttribute("shareImage", site + "/assets/v1/img/share.png");
    }
}
