package clinic.endtoend.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** Where staff take content in from files, approve it for others and publish it. */
public record EditorialDesk(Visitor visitor) {

    public void signIn(String name, String password) {
        visitor.open("/sign-in");
        visitor.main().locator("#name").fill(name);
        visitor.main().locator("#password").fill(password);
        visitor.go(visitor.main().locator("button.button"));
        visitor.page().waitForURL("**/staff/**");
    }

    /** The addresses of what waits for another clinician now. */
    public List<String> takesIn(List<Path> files) {
        visitor.open("/staff/content/import");
        visitor.main().locator("#files").setInputFiles(files.toArray(Path[]::new));
        visitor.go(visitor.main().locator("form[enctype] button.button"));
        visitor.sees("taken-in-from-files");
        return visitor.main().locator("a[href^='/staff/content/manuscripts/']").all().stream()
                .map(manuscript -> Objects.requireNonNull(manuscript.getAttribute("href")))
                .toList();
    }

    public void approves(String manuscript, String name, String title) {
        visitor.open(manuscript);
        Locator form = visitor.main().locator("form[action$='/approval']");
        form.locator("#name").fill(name);
        form.locator("#title").fill(title);
        visitor.go(form.locator("button.button"));
        assertThat(form).hasCount(0);
        visitor.sees("approved");
    }

    /** What one that was published brought along needs no button of its own any more. */
    public void publishes(String manuscript) {
        visitor.open(manuscript);
        Locator button = visitor.main().locator("form[action$='/publication'] button.button");
        if (button.count() > 0 && button.isEnabled()) {
            visitor.go(button);
            visitor.sees("published");
        }
    }

    /** As everybody sees it, once it is there. */
    public void seesOnTheSite(String address, String title) {
        visitor.open(address);
        Locator heading = visitor.main().locator("h1", new Locator.LocatorOptions().setHasText(title));
        visitor.reloadUntil(() -> heading.count() > 0);
        visitor.sees("on-the-site");
    }
}
