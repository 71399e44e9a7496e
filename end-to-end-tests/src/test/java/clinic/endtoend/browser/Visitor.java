package clinic.endtoend.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.WaitUntilState;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** Somebody with a browser, who notices what a careful person would: every page is looked at with {@link #sees}. */
public final class Visitor implements AutoCloseable {

    /** The narrowest screen that pages must fit (WCAG 1.4.10). */
    private static final int NARROW = 320;

    /** Chromium's words for what {@code onResponse} tells better. */
    private static final String BAD_ANSWER = "Failed to load resource: the server responded";

    private static final String NO_ANSWER = "Failed to load resource: net::";

    private static final int TABLET = 1000;

    /** More than any page has places to stop at. */
    private static final int MOST_TABS = 120;

    /** The markup of the last element beyond the right edge of a page that scrolls sideways. */
    private static final String WHAT_STICKS_OUT = """
            (() => {
              const page = document.documentElement;
              if (page.scrollWidth <= page.clientWidth) return null;
              const out = [...document.body.querySelectorAll('*')]
                  .filter(e => e.checkVisibility() && e.getBoundingClientRect().right > page.clientWidth + 0.5);
              return (out.at(-1) ?? document.body).outerHTML.slice(0, 200);
            })()""";

    /** The markup of a place of a menu that is not in sight as a whole, whether the menu cuts it or its words do not fit. */
    private static final String WHAT_A_MENU_CUTS = """
            (() => {
              const places = [...document.querySelectorAll('header nav :is(a, button)')].filter(e => e.checkVisibility());
              const cut = places.find(e => {
                const place = e.getBoundingClientRect();
                const words = document.createRange();
                words.selectNodeContents(e.querySelector('span') ?? e);
                const said = words.getBoundingClientRect();
                return place.left < -0.5 || place.right > document.documentElement.clientWidth + 0.5
                    || said.left < place.left - 0.5 || said.right > place.right + 0.5;
              });
              return cut?.outerHTML.slice(0, 200) ?? null;
            })()""";

    /** Whether whoever looks sees where the focus is: a ring around it or its label, all of it on the screen. */
    private static final String SHOWS_FOCUS = """
            element => {
              const ringed = [element, element.closest('label')].filter(e => e).some(e => {
                const look = getComputedStyle(e);
                return look.outlineStyle !== 'none' && parseFloat(look.outlineWidth) >= 2;
              });
              const place = (element.closest('label') ?? element).getBoundingClientRect();
              return ringed && place.bottom > 0 && place.top < innerHeight;
            }""";

    /** How long it may take until staff see what a patient did. */
    private static final Duration NEWS = Duration.ofSeconds(20);

    private static final Duration A_SCROLL = Duration.ofSeconds(2);

    private static final String REPORT_VIOLATIONS = "document.addEventListener('securitypolicyviolation',"
            + " e => console.error('policy violated: ' + e.violatedDirective + ' ' + e.blockedURI))";

    private Look look;
    private final URI clinic;
    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();
    private int seen;
    private int arrivals;
    private boolean serversMayBeAway;
    private boolean netMayBeAway;

    Visitor(Browser browser, URI clinic, Look look) {
        this.look = look;
        this.clinic = clinic;
        context = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(look.width(), look.height())
                .setLocale(look.swedish() ? "sv-SE" : "en-GB")
                // Clinic time is told whatever the visitor's zone.
                .setTimezoneId("America/New_York")
                .setColorScheme(scheme())
                .setJavaScriptEnabled(look.scripts()));
        context.addInitScript(REPORT_VIOLATIONS);
        context.onConsoleMessage(message -> {
            boolean ofTheNet = message.text().startsWith(NO_ANSWER) && netMayBeAway;
            if (message.type().equals("error") && !message.text().startsWith(BAD_ANSWER) && !ofTheNet) {
                complaints.add(message.text() + " at " + message.location());
            }
        });
        context.onWebError(error -> complaints.add(error.error()));
        String ours = clinic.resolve("/assets/").toString();
        context.onResponse(response -> {
            // A page may well answer 404 or 409, and so may what is sent from it; what a page needs must be there.
            boolean needed = response.request().method().equals("GET")
                    && !response.request().isNavigationRequest();
            if (response.status() >= (needed ? 400 : 500) && !serversMayBeAway) {
                complaints.add(response.status() + " from " + response.url());
            }
            // Kept for a year it is only by a service that knows the address as its own.
            if (response.url().startsWith(ours)
                    && response.ok()
                    && !response.headers().getOrDefault("cache-control", "").contains("immutable")) {
                complaints.add("another service's release in " + response.url());
            }
        });
        page = context.newPage();
        page.onDOMContentLoaded(arrived -> arrivals++);
    }

    public Look look() {
        return look;
    }

    public Page page() {
        return page;
    }

    /** Opens an address or a path of the clinic in the visitor's language. */
    public void open(String address) {
        String plain = clinic.resolve(address).toString().replaceFirst("[?&]lang=..$", "");
        page.navigate(plain + (plain.contains("?") ? "&" : "?") + "lang=" + look.language());
    }

    /** From here on an answer that a server cannot give is nothing to complain of. */
    public void knowsThatServersMayBeAway() {
        serversMayBeAway = true;
    }

    /** From here on an answer that does not come is nothing to complain of. */
    public void knowsThatTheNetMayBeAway() {
        netMayBeAway = true;
    }

    /** Follows a link as it came in a message, unchanged, in a browser that last read another language. */
    public void follow(String link) {
        context.addCookies(List.of(new Cookie("lang", look.swedish() ? "en" : "sv").setUrl(clinic.toString())));
        page.navigate(link);
    }

    /** What comes over the line for an address and all it needs, in bytes by path. */
    public Map<String, Integer> weighs(String address) {
        Map<String, Integer> weights = new TreeMap<>();
        page.onRequestFinished(
                request -> weights.put(URI.create(request.url()).getPath(), request.sizes().responseBodySize));
        page.navigate(address, new Page.NavigateOptions().setWaitUntil(WaitUntilState.NETWORKIDLE));
        return weights;
    }

    /** Clicks; without scripts Playwright cannot tell when an element has come to rest, and does not ask. */
    public void press(Locator place) {
        place.click(new Locator.ClickOptions().setForce(!look.scripts()));
    }

    /** Clicks on what leads to another page, or to this one anew, and waits until it is there. */
    public void go(Locator place) {
        int before = arrivals;
        press(place);
        page.waitForCondition(() -> arrivals > before);
    }

    /** Goes with the tabulator key from where the focus is to this place, as somebody without a mouse does. */
    public void tabTo(Locator place) {
        for (int presses = 0; presses < MOST_TABS; presses++) {
            page.keyboard().press("Tab");
            if (Boolean.TRUE.equals(place.evaluate("element => element === document.activeElement"))) {
                if (!showsFocus(place)) {
                    complaints.add("focus is not seen on " + place.evaluate("element => element.outerHTML"));
                }
                return;
            }
        }
        throw new AssertionError("The keyboard does not reach " + place);
    }

    /** Once the page has scrolled there. */
    private static boolean showsFocus(Locator place) {
        try {
            Awaitility.await()
                    .pollInSameThread()
                    .pollInterval(Duration.ofMillis(50))
                    .atMost(A_SCROLL)
                    .until(() -> Boolean.TRUE.equals(place.evaluate(SHOWS_FOCUS)));
            return true;
        } catch (ConditionTimeoutException unseen) {
            return false;
        }
    }

    /** The same, and then presses another key there. */
    public void tabTo(Locator place, String key) {
        tabTo(place);
        page.keyboard().press(key);
    }

    /** Reaches the group of a radio button and goes on with the arrow keys until that one is chosen. */
    public void tabToGroupOf(Locator radio) {
        String name = String.valueOf(radio.getAttribute("name"));
        Locator first = main().locator("input[name='" + name + "']").first();
        tabTo(first, "Space");
        for (int presses = 0; presses < MOST_TABS && !radio.isChecked(); presses++) {
            page.keyboard().press("ArrowDown");
        }
    }

    /** Into whatever has the focus. */
    public void type(String words) {
        page.keyboard().type(words);
    }

    /** Presses reload, as somebody who waits for news does; Playwright wants one and the same thread. */
    public void reloadUntil(Callable<Boolean> news) {
        Awaitility.await()
                .pollInSameThread()
                .atMost(NEWS)
                .pollInterval(Duration.ofMillis(500))
                .until(() -> {
                    page.reload();
                    return news.call();
                });
    }

    /**
     * Looks at the page as it is: nothing sticks out, axe finds nothing, nothing was refused or went wrong. What is
     * found is told at the end, all of it at once.
     */
    public void sees(String name) {
        looks(name);
        if (look.width() < TABLET) {
            page.setViewportSize(NARROW, look.height());
            fits(name, NARROW);
            page.setViewportSize(look.width(), look.height());
        }
    }

    /** The same on another screen and in other light; the page stays where it is. */
    public void sees(String name, int width, boolean dark) {
        look = look.on(width, dark);
        page.setViewportSize(look.width(), look.height());
        // Colours that fade from day to night would be caught halfway.
        page.emulateMedia(
                new Page.EmulateMediaOptions().setColorScheme(scheme()).setReducedMotion(ReducedMotion.REDUCE));
        looks(name);
    }

    private void looks(String name) {
        keepPicture("%02d-%s.png".formatted(++seen, name));
        // A page in both languages, as the gateway has where it cannot know, has a part in each.
        if (page.locator("html[lang='%1$s'], section[lang='%1$s']".formatted(look.language()))
                        .count()
                == 0) {
            complaints.add(name + " is not in the language " + look.language());
        }
        // What lies beside a page has a heading of its own.
        if (page.locator("h1:not(dialog h1)").count() != 1) {
            complaints.add(name + " has no single h1");
        }
        fits(name, look.width());
        axe().forEach(finding -> complaints.add("axe on " + name + ": " + finding));
    }

    private ColorScheme scheme() {
        return look.dark() ? ColorScheme.DARK : ColorScheme.LIGHT;
    }

    private void fits(String name, int width) {
        Object widest = page.evaluate(WHAT_STICKS_OUT);
        if (widest != null) {
            complaints.add("%s sticks out at %d px: %s".formatted(name, width, widest));
        }
        Object cut = page.evaluate(WHAT_A_MENU_CUTS);
        if (cut != null) {
            complaints.add("the menu of %s is cut at %d px: %s".formatted(name, width, cut));
        }
    }

    /**
     * Without scripts axe cannot run either: it gets the same words in a browser that has them, where the page's own are
     * kept from running and what stands there for whoever has none is shown.
     */
    private List<String> axe() {
        if (look.scripts()) {
            return violations(page);
        }
        String words = page.content().replaceAll("</?noscript>", "");
        var screen = new Browser.NewPageOptions()
                .setViewportSize(look.width(), look.height())
                .setColorScheme(scheme());
        try (Page twin = context.browser().newPage(screen)) {
            twin.route("**/*.js", Route::abort);
            twin.route(
                    page.url()::equals,
                    route -> route.fulfill(new Route.FulfillOptions()
                            .setContentType("text/html; charset=utf-8")
                            .setBody(words)));
            twin.navigate(page.url());
            return violations(twin);
        }
    }

    private static List<String> violations(Page page) {
        AxeRunOptions violationsOnly = new AxeRunOptions();
        violationsOnly.setResultTypes(List.of("violations"));
        return new AxeBuilder(page)
                .options(violationsOnly).setLegacyMode(true).analyze().getViolations().stream()
                        .map(Visitor::told)
                        .toList();
    }

    private static String told(Rule rule) {
        return rule.getId() + ": " + rule.getHelp() + " "
                + rule.getNodes().stream().map(node -> node.getHtml()).toList();
    }

    /** The one element that matters to a person who reads, not to a stylesheet. */
    public Locator main() {
        return page.locator("main");
    }

    /** A browser on a busy machine sometimes has no picture ready; no scenario depends on one. */
    private void keepPicture(String file) {
        var picture = new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(Path.of("target", "screenshots", look.name(), file));
        try {
            page.screenshot(picture);
        } catch (PlaywrightException notReady) {
            page.screenshot(picture.setFullPage(false));
        }
    }

    /**
     * Tells all that was wrong. The page that was open at the end is kept: where something failed, that is the one to
     * look at.
     */
    @Override
    public void close() {
        keepPicture("last.png");
        context.close();
        assertThat(complaints).as("what %s had to complain of", look).isEmpty();
    }
}
