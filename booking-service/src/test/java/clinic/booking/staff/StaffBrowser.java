package clinic.booking.staff;

import clinic.booking.online.Browser;
import clinic.booking.online.Browser.Page;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A member of staff at a desk. */
public final class StaffBrowser {

    /** As {@code RealBooking} sets it. */
    public static final String PASSWORD = "for tests only";

    private final Browser browser;
    private String session = "";

    public StaffBrowser(int port) {
        this.browser = new Browser(port);
    }

    public static StaffBrowser signedIn(int port, String name, String language) {
        StaffBrowser staff = new StaffBrowser(port);
        staff.get("/sign-in?lang=" + language);
        Page answer = staff.signIn(name, PASSWORD);
        if (!answer.location().startsWith("/staff")) {
            throw new AssertionError(name + " was led to " + answer.location());
        }
        return staff;
    }

    /** The session's cookie. */
    public String session() {
        return session;
    }

    /** Of a call that a page of ours makes. */
    public Map<String, String> headers() {
        return Map.of("Cookie", session, "Sec-Fetch-Site", "same-origin");
    }

    /** The same, and what else such a call says of itself. */
    public Map<String, String> headers(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(more);
        all.putAll(headers());
        return all;
    }

    public Page get(String address) {
        return browser.get(address);
    }

    public HttpResponse<byte[]> packed(String address) {
        return browser.packed(address);
    }

    public Page signIn(String name, String password) {
        return signIn(name, password, "/sign-in");
    }

    /** By the form that this address leads to. */
    public Page signIn(String name, String password, String address) {
        Page form = browser.get(address);
        Map<String, List<String>> typed = new HashMap<>();
        typed.put("name", List.of(name));
        typed.put("password", List.of(password));
        typed.put("to", form.values("to").stream().limit(1).toList());
        Page answer = browser.post("/sign-in", with(form, typed));
        session = answer.response().headers().allValues("set-cookie").stream()
                .map(cookie -> cookie.split(";", 2)[0])
                .filter(cookie -> cookie.startsWith("staff="))
                .findFirst()
                .orElse("");
        return answer;
    }

    public Page signOut() {
        return browser.post("/sign-out", with(browser.get("/staff"), Map.of()));
    }

    /** Fills in the form that leads to this action, on the page it stands on. */
    public Page press(String on, String action, Map<String, String> typed) {
        Map<String, List<String>> form = new HashMap<>();
        typed.forEach((field, value) -> form.put(field, List.of(value)));
        return browser.post(action, with(browser.get(on), form));
    }

    /** The same, with a file. */
    public Page upload(String on, String action, Map<String, String> typed, String fileName, byte[] file) {
        Map<String, List<String>> form = new HashMap<>();
        typed.forEach((field, value) -> form.put(field, List.of(value)));
        return browser.upload(action, with(browser.get(on), form), "file", fileName, file);
    }

    public Page post(String address, Map<String, List<String>> form) {
        return browser.post(address, form);
    }

    private static Map<String, List<String>> with(Page page, Map<String, List<String>> typed) {
        Map<String, List<String>> form = new HashMap<>(typed);
        form.put("_csrf", page.values("_csrf").stream().limit(1).toList());
        return form;
    }
}
