package clinic.content.site;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import clinic.content.condition.Condition;
import clinic.content.condition.Conditions;
import clinic.content.publication.Authored;
import clinic.content.treatment.TreatmentMethod;
import clinic.content.treatment.TreatmentMethods;
import clinic.site.Addresses;
import clinic.site.Addresses.InLanguage;
import clinic.site.Assets;
import clinic.site.PageList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;

/** What search engines and browsers ask for unasked. */
@Controller
class SiteMap {

    private final Conditions conditions;
    private final TreatmentMethods methods;
    private final Addresses site;
    private final Assets assets;

    SiteMap(Conditions conditions, TreatmentMethods methods, Addresses site, Assets assets) {
        this.conditions = conditions;
        this.methods = methods;
        this.site = site;
        this.assets = assets;
    }

    @GetMapping(path = "/sitemap.xml", produces = MediaType.APPLICATION_XML_VALUE)
    @ResponseBody
    String pages() {
        var lists =
                Stream.of("/", "/conditions", "/treatments", "/accessibility").map(Addresses::everywhere);
        var articles = together(conditions.everywhere(), Condition::slug, "/conditions/");
        var treatments = together(methods.everywhere(), TreatmentMethod::slug, "/treatments/");
        return PageList.of(
                site, Stream.of(lists, articles.stream(), treatments.stream()).flatMap(Function.identity()));
    }

    /** The paths of each item, in all of its languages. */
    private static <T extends Authored> Collection<List<InLanguage>> together(
            Stream<T> items, Function<T, String> slug, String under) {
        return items.collect(groupingBy(
                        Authored::id,
                        mapping(item -> new InLanguage(item.locale(), under + slug.apply(item)), toList())))
                .values();
    }

    @GetMapping("/favicon.ico")
    String icon() {
        return "redirect:" + assets.at("img/leaf.svg");
    }

    /**
     * Private pages are no secret by this; it only keeps well-behaved robots from opening them. Each says itself that it is
     * not to be listed.
     */
    @GetMapping(path = "/robots.txt", produces = MediaType.TEXT_PLAIN_VALUE)
    @ResponseBody
    String robots() {
        return """
                User-agent: *
                Disallow: /appointments/
                Disallow: /check-in/
                Disallow: /unsubscribe/
                Disallow: /me
                Disallow: /search
                Disallow: /sign-in
                Disallow: /staff
                Disallow: /local

                Sitemap: %1$s/sitemap.xml
                Sitemap: %1$s/practitioners/sitemap.xml
                """.formatted(site.site());
    }
}
