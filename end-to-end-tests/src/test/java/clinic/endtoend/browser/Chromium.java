package clinic.endtoend.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One browser for all scenarios on the shared clinic: Debian's where it is installed, Playwright's own elsewhere. What runs
 * beside them has one of its own, since each may be used by one thread only.
 */
public final class Chromium implements AutoCloseable {

    private static final Path DEBIAN = Path.of("/usr/bin/chromium");

    /** What is looked for is waited for as long as what is clicked on: a machine may have other things to do. */
    private static final int PATIENCE_MILLIS = 30_000;

    static {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
    }

    private final Playwright playwright;
    private final Browser browser;

    private Chromium() {
        boolean debian = Files.isExecutable(DEBIAN);
        playwright = Playwright.create(new Playwright.CreateOptions()
                .setEnv(debian ? Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1") : Map.of()));
        var options = new BrowserType.LaunchOptions()
                .setArgs(List.of(
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-quic",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync"));
        browser = playwright.chromium().launch(debian ? options.setExecutablePath(DEBIAN) : options);
    }

    /** For a scenario beside the others. */
    public static Chromium ofItsOwn() {
        return new Chromium();
    }

    /** Somebody with a browser of their own: no cookie is shared with another visitor. */
    public Visitor visitor(URI clinic, Look look) {
        return new Visitor(browser, clinic, look);
    }

    @Override
    public void close() {
        playwright.close();
    }

    /** Gives scenarios the browser, started once. */
    public static final class InTheBrowser implements ParameterResolver {

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == Chromium.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getRoot()
                    .getStore(ExtensionContext.Namespace.GLOBAL)
                    .computeIfAbsent(Chromium.class, key -> new Chromium(), Chromium.class);
        }
    }
}
