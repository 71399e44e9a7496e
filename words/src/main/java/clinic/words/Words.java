package clinic.words;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.MessageSource;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The words of all pages. Every bundle under {@code messages/} on the class path counts, so that a service adds words
 * by adding a file. What the clinic calls itself comes first: {@code clinic.words} names a bundle of its own (such as
 * {@code file:/etc/clinic/words}); the fictional clinic has the profile {@code demo} only.
 */
public final class Words {

    /** What a page speaks to whom no other language is known of. */
    public static final Locale SWEDISH = Locale.of("sv");

    /** What the clinic calls itself. */
    public static final String NAME = "clinic.name";

    /** Its number as people read it; blank where it has none. */
    public static final String PHONE = "clinic.phone";

    static final String PHONE_LINK = "clinic.phone.link";

    private Words() {}

    public static MessageSource of(Environment environment) throws IOException {
        return bundled(bundles(environment));
    }

    /** What stands there as long as the clinic has said nothing of itself. */
    public static MessageSource unsaid() {
        return bundled(List.of("classpath:messages/clinic"));
    }

    private static MessageSource bundled(List<String> bundles) {
        var source = new BundledWords();
        source.setBasenames(bundles.toArray(String[]::new));
        source.setDefaultEncoding(StandardCharsets.UTF_8.name());
        source.setFallbackToSystemLocale(false);
        source.setDefaultLocale(SWEDISH);
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
