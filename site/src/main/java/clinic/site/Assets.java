package clinic.site;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistration;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.PathResourceResolver;

/**
 * Scripts, stylesheets, fonts and pictures, at addresses that follow from what is in them: a browser keeps them for a year,
 * and asks anew once one of them has changed. All bear the same edition, so that they may name each other relatively.
 */
public final class Assets implements WebMvcConfigurer {

    private static final String PLACE = "/assets/";
    private static final int LETTERS = 12;

    private final String folder;
    private final String edition;

    /** @param folder where the files lie, ending in a slash */
    Assets(String folder) throws IOException {
        this.folder = folder;
        this.edition = edition(folder);
    }

    /** The address of a file, for templates and for whoever leads to it. */
    public String at(String file) {
        return PLACE + edition + "/" + file;
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        serve(registry, at("**"))
                .setCacheControl(
                        CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable());
        // A page of another release, while instances are replaced or because it stayed open: what there is, for once.
        serve(registry, PLACE + "{edition:[0-9A-Za-z]+}/**")
                .setCacheControl(CacheControl.noCache())
                .resourceChain(false)
                .addResolver(new AnyEdition());
    }

    /** The date of a file says nothing: a build gives the same one to all files of all releases. */
    private ResourceHandlerRegistration serve(ResourceHandlerRegistry registry, String addresses) {
        return registry.addResourceHandler(addresses)
                .addResourceLocations(folder)
                .setUseLastModified(false)
                // A weak one, for what is sent may be packed.
                .setEtagGenerator(file -> "W/\"" + edition + "\"");
    }

    private static String edition(String folder) throws IOException {
        var search = new PathMatchingResourcePatternResolver();
        var root = search.getResource(folder).getURL().toString();
        var files = new TreeMap<String, Resource>();
        for (var found : search.getResources(folder + "**")) {
            if (found.isReadable()) {
                files.put(found.getURL().toString().substring(root.length()), found);
            }
        }
        var whole = sha256();
        for (var file : files.entrySet()) {
            whole.update((file.getKey() + "\n").getBytes(StandardCharsets.UTF_8));
            whole.update(sha256().digest(file.getValue().getContentAsByteArray()));
        }
        return HexFormat.of().formatHex(whole.digest()).substring(0, LETTERS);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    private static final class AnyEdition extends PathResourceResolver {

        @Override
        protected @Nullable Resource getResource(String path, Resource folder) throws IOException {
            return super.getResource(path.substring(path.indexOf('/') + 1), folder);
        }
    }
}
