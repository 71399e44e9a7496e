package clinic.booking.staff;

import clinic.booking.online.Browser;
import clinic.booking.online.Browser.Page;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A member of staff at a desk. */
public final class StaffBrowser {

    /** As {@code RealBooking} sets it. */
    static final String PASSWORD = "for tests only";

    private final Browser browser;

    StaffBrowser(int port) {
        this.browser = new Browser(port);
    }

    public static StaffBrowser signedIn(int port, String name, String language) {
        StaffBrowser staff = new StaffBrowser(port);
        staff.get("/sign-in?lang=" + language);
        Page answer = staff.signIn(name, PASSWORD);
        if (!answer.location().equals("/staff")) {
            throw new AssertionError(name + " was led to " + answer.location());
        }
        return staff;
    }

    public Page get(String address) {
        return browser.get(address);
    }

    Page signIn(String name, String password) {
        Page form = browser.get("/sign-in");
        return browser.post("/sign-in", with(form, Map.of("name", List.of(name), "password", List.of(password))));
    }

    Page signOut() {
        return browser.post("/sign-out", with(browser.get("/staff"), Map.of()));
    }

    Page post(String address, Map<String, List<String>> form) {
        return browser.post(address, form);
    }

    private static Map<String, List<String>> with(Page page, Map<String, List<String>> typed) {
        Map<String, List<String>> form = new HashMap<>(typed);
        form.put("_csrf", page.values("_csrf").stream().limit(1).toList());
        return form;
    }
}
