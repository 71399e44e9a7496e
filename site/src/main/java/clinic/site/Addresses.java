package clinic.site;

import java.util.List;
import java.util.Locale;
import org.springframework.ui.Model;

/**
 * Where a public page is found, whole, in each language: for search engines, and for whoever shares it.
 *
 * @param site what visitors type, whichever name and port this request came by
 * @param canonical the page's own address in the language it is shown in
 * @param languages the page in every language that it is in
 */
public record Addresses(String site, String canonical, List<InLanguage> languages) {

    /** @param path under the site's address; once taken up in {@link Addresses}, the whole of it */
    public record InLanguage(String language, String path) {}

    /** Those of no page yet. */
    static Addresses under(String publicUrl) {
        var site = publicUrl.replaceFirst("/+$", "");
        return new Addresses(site, site, List.of());
    }

    /** One path for all languages. */
    public Addresses same(String path, Locale language) {
        return each(everywhere(path), language);
    }

    public static List<InLanguage> everywhere(String path) {
        return Language.all().stream()
                .map(language -> new InLanguage(language.getLanguage(), path))
                .toList();
    }

    /** A path for each language that the page is in. */
    public Addresses each(List<InLanguage> paths, Locale language) {
        var all = paths.stream()
                .map(path -> new InLanguage(path.language(), whole(path)))
                .toList();
        var own = all.stream()
                .filter(address -> address.language().equals(language.getLanguage()))
                .findFirst()
                .orElseThrow();
        return new Addresses(site, own.path(), all);
    }

    /** An address without a language shows the one that its reader chose last, whichever it was shared or found in. */
    private String whole(InLanguage page) {
        return site + page.path() + "?" + ChosenLanguage.PARAMETER + "=" + page.language();
    }

    public void addTo(Model model) {
        model.addAttribute("canonical", canonical);
        model.addAttribute("alternates", languages);
        model.addAttribute("siteAddress", site);
    }
}
