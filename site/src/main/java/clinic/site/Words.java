package clinic.site;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.MessageSource;
import org.springframework.context.support.ReloadableResourceBundleMessageSource;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The words of all pages. Every bundle under {@code messages/} on the class path counts, so that a service adds words
 * by adding a file. What the clinic calls itself comes first: {@code clinic.words} names a bundle of its own (such as
 * {@code file:/etc/clinic/words}); the fictional clinic has the profile {@code demo} only.
 */
final class Words {

    private Words() {}

    static MessageSource of(Environment environment) throws IOException {
        var source = new ReloadableResourceBundleMessageSource();
        source.setBasenames(bundles(environment).toArray(String[]::new));
        source.setDefaultEncoding(StandardCharsets.UTF_8.name());
        source.setFallbackToSystemLocale(false);
        source.setDefaultLocale(Language.SWEDISH);
        return source;
    }

    private static List<String> bundles(Environment environment) throws IOException {
        var bundles = new ArrayList<String>();
        Binder.get(environment).bind("clinic.words", String.class).ifBound(bundles::add);
        if (environment.acceptsProfiles(Profiles.of("demo"))) {
            bundles.add("classpath:clinic-words/fictional");
        }
        var own = new TreeSet<String>();
        for (var file : new PathMatchingResourcePatternResolver().getResources("classpath*:messages/*_sv.properties")) {
            var name = String.valueOf(file.getFilename());
            own.add("classpath:messages/" + name.substring(0, name.length() - "_sv.properties".length()));
        }
        bundles.addAll(own);
        return bundles;
    }
}
