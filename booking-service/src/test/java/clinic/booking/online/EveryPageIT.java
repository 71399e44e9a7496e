package clinic.booking.online;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import clinic.booking.RealBooking;
import clinic.booking.StandingClock;
import clinic.booking.factor.SecondFactorRule;
import clinic.booking.issuer.AtTheIssuer;
import clinic.booking.issuer.StandingIssuer;
import clinic.booking.me.SignInByCode;
import clinic.booking.online.Browser.Page;
import clinic.booking.signin.NewColleague;
import clinic.booking.staff.StaffBrowser;
import clinic.contracts.SecretLink;
import clinic.site.Assets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.MessageSource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.util.HtmlUtils;

/** Every template of this service, in both languages. A new template without a line here fails. */
@RealBooking
class EveryPageIT {

    @LocalServerPort
    int port;

    @Autowired
    MessageSource words;

    @Autowired
    Assets assets;

    @Autowired
    StandingClock clock;

    @Autowired
    JdbcClient database;

    @Autowired
    SecondFactorRule rule;

    @Value("${clinic.links.key}")
    String key;

    record Shown(Page page, String heading) {}

    private static final Map<String, String> OF_A_NEW_COLLEAGUE = Map.ofEntries(
            entry("invite/staff", "invite.title"),
            entry("invite/colleague", "invite.title"),
            entry("signin/new-password", "invite.password.title"),
            entry("signin/link-over", "invite.over.title"),
            entry("signin/forgotten", "invite.forgotten.title"),
            entry("signin/code", "account.code.title"),
            entry("signin/authenticator", "account.must.title"),
            entry("signin/recovery-codes", "account.recovery.title"),
            entry("account/account", "account.title"),
            entry("account/proof", "account.proof.title"),
            entry("account/authenticator", "account.app.begin"),
            entry("account/recovery-codes", "account.recovery.title"),
            entry("passkey/new", "passkey.new"));

    private static final String PRACTITIONERS = "/staff/setup/practitioners";

    private static final Pattern OF_STAFF = Pattern.compile("(account|calendar|invite|practitioner|setup|staff)/.+");

    @ParameterizedTest
    @ValueSource(strings = {"sv", "en"})
    void everyTemplateSpeaksTheLanguage(String language) throws IOException {
        clock.stand(StandingClock.SUNDAY);
        Map<String, Shown> shown = pages(language);

        assertThat(shown.keySet()).isEqualTo(templates());
        shown.forEach((template, one) -> assertThat(one.page().html())
                .as(template)
                .startsWith("<!doctype html>")
                .contains("<html lang=\"" + language + "\"")
                .contains(HtmlUtils.htmlEscape(words.getMessage(one.heading(), null, Locale.of(language)), "UTF-8"))
                .doesNotContain("??")
                .doesNotContain(" th:")
                .doesNotContain(" style=")
                // Nobody reads a password over somebody's shoulder.
                .doesNotContainPattern("<input[^>]* name=\"password\"(?![^>]* type=\"password\")")
                // On a narrow screen a number among words would break inside; one in a piece of its own is kept whole.
                .doesNotContainPattern("[^>]08-465 ")
                // Pages of staff keep whoever works on them signed in, the calendar is drawn, and a passkey is the
                // browser's own; no other page needs a script.
                .doesNotContainPattern(
                        "<script(?! type=\"application/ld.json\"| type=\"module\" src=\"/assets/\\w+/js/(staff|calendar|hours|passkey).js\""
                                + "| src=\"/assets/\\w+/vendor/)")
                .satisfies(page -> assertThat(page.replace(assets.at(""), "")).doesNotContain("/assets/"))
                .satisfies(page -> assertThat(page.contains("action=\"/sign-out\"")
                                || !OF_STAFF.matcher(template).matches())
                        .as("a way out")
                        .isTrue()));
    }

    private Map<String, Shown> pages(String language) {
        Browser browser = new Browser(port);
        browser.get("/book?lang=" + language);
        BookByForms patient = new BookByForms(browser);
        Page questions = browser.get(browser.get("/book").links("/book/safety").getFirst());
        Map<String, List<String>> feverish = BookByForms.all(questions, "no");
        feverish.put("flag-fever-ill", List.of("contact-care-today"));
        String safety = questions.action("/book/safety");
        String link = patient.booked();
        Page move = browser.get(link + "/reschedule");
        SignInByCode me = new SignInByCode(browser, database, new SecretLink('a', key));
        StaffBrowser staff = StaffBrowser.signedIn(port, "reception", language);
        Page day = staff.get("/staff/day?date=" + patient.firstDay());
        String patientPage = staff.get(day.links("/staff/appointments/").getFirst())
                .links("/staff/patients/")
                .getFirst();
        StaffBrowser admin = StaffBrowser.signedIn(port, "admin", language);
        String treatment = admin.get("/staff/setup/treatments")
                .links("/staff/setup/treatments/")
                .getFirst();
        String laidUp = laidUp(admin);
        Map<String, Shown> shown = new HashMap<>(Map.ofEntries(
                entry("book/treatment", new Shown(browser.get("/book"), "book.treatment.heading")),
                entry("team/team", new Shown(browser.get("/practitioners"), "team.title")),
                entry("team/person", new Shown(browser.get("/practitioners/anna-lindqvist"), "team.gives")),
                entry("book/safety", new Shown(browser.post(safety, Map.of()), "book.safety.heading")),
                entry(
                        "book/emergency",
                        new Shown(browser.post(safety, BookByForms.all(questions, "yes")), "book.emergency.title")),
                entry("book/contact-care", new Shown(browser.post(safety, feverish), "book.contact-care.title")),
                entry("book/time", new Shown(patient.times(), "book.time.heading")),
                entry("book/details", new Shown(patient.details(), "book.details.heading")),
                entry("appointment/visit", new Shown(browser.get(link), "visit.booked")),
                entry(
                        "appointment/cancellation",
                        new Shown(browser.get(link + "/cancellation"), "visit.cancel.heading")),
                entry("appointment/reschedule", new Shown(move, "visit.reschedule.heading")),
                entry(
                        "appointment/reschedule-confirmation",
                        new Shown(
                                browser.get(link + "/reschedule?slot="
                                        + move.values("slot").getFirst()),
                                "visit.reschedule.confirm.heading")),
                entry("appointment/messages", new Shown(browser.get(link + "/messages"), "visit.messages.heading")),
                entry("me/sign-in", new Shown(browser.get("/me"), "me.lead")),
                entry("me/code", new Shown(me.code(), "me.code.heading")),
                entry("me/person", new Shown(me.person(), "me.person.heading")),
                entry("me/visits", new Shown(me.visits(), "me.coming")),
                entry("appointment/unknown", new Shown(browser.get("/appointments/nonsense"), "visit.unknown.heading")),
                entry("signin/sign-in", new Shown(browser.get("/sign-in"), "staff.sign-in.heading")),
                entry(
                        "staff/operations",
                        new Shown(staff.get("/staff/operations"), "staff.operations.service.reminder")),
                entry("calendar/day", new Shown(day, "staff.column.practitioner")),
                entry("calendar/calendar", new Shown(staff.get("/staff"), "calendar.book")),
                entry("calendar/new-block", new Shown(staff.get("/staff/blocks/new"), "calendar.block.lead")),
                entry("calendar/block", new Shown(staff.get(block(staff)), "calendar.blocked")),
                entry("staff/patients", new Shown(staff.get("/staff/patients"), "people.search.label")),
                entry("staff/patient", new Shown(staff.get(patientPage), "people.held")),
                entry("staff/patient-details", new Shown(staff.get(patientPage + "/details"), "people.correct.title")),
                entry("staff/patient-contacts", new Shown(staff.get(patientPage + "/contacts"), "contacts.add")),
                entry("staff/merge-choice", new Shown(staff.get(patientPage + "/merge"), "merge.search")),
                entry("staff/merge", new Shown(staff.get(patientPage + "/merge/" + another()), "merge.two.do")),
                entry("staff/extract", new Shown(staff.get(patientPage + "/extract"), "people.extract.title")),
                entry("staff/erasure", new Shown(admin.get(patientPage + "/erasure"), "people.erase.title")),
                entry("staff/new-absence", new Shown(staff.get("/staff/absences/new"), "absence.new.title")),
                entry("staff/absence", new Shown(absence(staff), "absence.closed")),
                entry("staff/alerts", new Shown(staff.get("/staff/alerts"), "alerts.title")),
                entry("staff/tasks", new Shown(staff.get("/staff/tasks"), "people.board.title")),
                entry("setup/overview", new Shown(admin.get("/staff/setup"), "setup.title")),
                entry("setup/locations", new Shown(admin.get("/staff/setup/locations"), "setup.locations")),
                entry("setup/location", new Shown(admin.get("/staff/setup/locations/new"), "setup.location.lead")),
                entry("setup/treatments", new Shown(admin.get("/staff/setup/treatments"), "setup.treatments.lead")),
                entry("setup/treatment", new Shown(admin.get(treatment), "setup.treatment.told")),
                entry("setup/treatment-rooms", new Shown(admin.get(treatment + "/rooms"), "setup.needs.lead")),
                entry("setup/questions", new Shown(admin.get(treatment + "/questions"), "setup.questions.lead")),
                entry(
                        "setup/retirement",
                        new Shown(admin.get(treatment + "/retirement"), "setup.retire.treatment.back")),
                entry("setup/rooms", new Shown(admin.get("/staff/setup/rooms"), "setup.rooms.lead")),
                entry("setup/room", new Shown(admin.get("/staff/setup/rooms/new"), "setup.room.lead")),
                entry("setup/retention", new Shown(admin.get("/staff/setup/retention"), "setup.retention.lead")),
                entry("setup/imports", new Shown(admin.get("/staff/setup/import"), "imports.earlier")),
                entry("setup/import", new Shown(admin.get(laidUp), "imports.preview")),
                entry("practitioner/practitioners", new Shown(admin.get(PRACTITIONERS), "hours.practitioners.about")),
                entry("practitioner/practitioner", new Shown(admin.get(PRACTITIONERS + "/new"), "hours.gives")),
                entry("practitioner/dates", new Shown(admin.get(practitioner() + "/dates"), "hours.dates.lead")),
                entry(
                        "practitioner/closed-days",
                        new Shown(admin.get("/staff/setup/closed-days"), "hours.closed.lead")),
                entry("practitioner/hours", new Shown(admin.get(practitioner() + "/hours"), "hours.from")),
                entry("practitioner/hours-preview", new Shown(newHours(admin), "hours.preview.lead")),
                entry(
                        "practitioner/retirement",
                        new Shown(admin.get(practitioner() + "/retirement"), "hours.retire.from.hint")),
                entry("staff/audit", new Shown(admin.get("/staff/audit"), "people.audit.title")),
                entry("staff/phone", new Shown(staff.get("/staff/appointments/new"), "phone.title")),
                entry(
                        "staff/visit",
                        new Shown(staff.get(day.links("/staff/appointments/").getFirst()), "staff.visit.timeline"))));
        new NewColleague(port, language, database, rule, new SecretLink('a', key))
                .pages(admin)
                .forEach((template, page) -> shown.put(
                        template, new Shown(page, Objects.requireNonNull(OF_A_NEW_COLLEAGUE.get(template), template))));
        shown.put("signin/farewell", new Shown(farewell(language), "issuer.farewell.title"));
        return shown;
    }

    /** Somebody else, to compare with. */
    private UUID another() {
        UUID id = UUID.randomUUID();
        database.sql("INSERT INTO patients (id, version, revision, name, email, language, recorded_at)"
                        + " VALUES (?, 0, 1, 'Ida Falk', 'ida@example.org', 'sv', now())")
                .param(id)
                .update();
        return id;
    }

    private static String laidUp(StaffBrowser admin) {
        return admin.upload(
                        "/staff/setup/import",
                        "/staff/setup/import",
                        Map.of("kind", "PATIENTS", "system", "Journalia"),
                        "patients.csv",
                        "Name;Mobile\nIda Falk;070-174 06 05\n".getBytes(StandardCharsets.UTF_8))
                .location();
    }

    /** What somebody sees on their way out who came in by the outside issuer. */
    private Page farewell(String language) {
        StandingIssuer.running().knows("every-page", "every-page@kund.example", true, "front-desk");
        database.sql("insert into staff_account (name, password_hash, roles, email)"
                        + " values ('every-page', 'none', '{RECEPTIONIST}', 'every-page@kund.example')")
                .update();
        StaffBrowser desk = new StaffBrowser(port);
        desk.get("/sign-in?lang=" + language);
        desk.get(
                new AtTheIssuer("every-page").goesTo(desk.get("/sign-in/issuer").location()));
        Page farewell = desk.signOut();
        database.sql("delete from staff_account where name = 'every-page'").update();
        return farewell;
    }

    private String practitioner() {
        return PRACTITIONERS + "/"
                + database.sql("SELECT id FROM practitioners ORDER BY name LIMIT 1")
                        .query(UUID.class)
                        .single();
    }

    /** What it would touch if they received nobody any more; nothing is saved. */
    private Page newHours(StaffBrowser admin) {
        String page = practitioner() + "/hours";
        String version = admin.get(page).values("version").getFirst();
        return admin.press(page, page, Map.of("from", "2027-03-01", "version", version));
    }

    private String block(StaffBrowser staff) {
        Page form = staff.get("/staff/blocks/new?date=2027-01-03");
        String whose = database.sql("SELECT id::text FROM practitioners ORDER BY name LIMIT 1")
                .query(String.class)
                .single();
        staff.post(
                "/staff/blocks",
                Map.of(
                        "_csrf", form.values("_csrf").stream().limit(1).toList(),
                        "resource", List.of(whose),
                        "date", List.of("2027-01-03"),
                        "from", List.of("12:00"),
                        "until", List.of("13:00"),
                        "note", List.of("Lunch")));
        return "/staff/blocks/"
                + database.sql("SELECT id FROM blocks ORDER BY made_at DESC LIMIT 1")
                        .query(UUID.class)
                        .single();
    }

    /** In a year that no other test looks at. */
    private Page absence(StaffBrowser staff) {
        String practitioner = database.sql("SELECT id::text FROM practitioners ORDER BY name LIMIT 1")
                .query(String.class)
                .single();
        String form = "/staff/absences/new";
        Map<String, String> said = Map.of(
                "id", UUID.randomUUID().toString(),
                "practitioner", practitioner,
                "span", "DAYS",
                "first", "2028-06-01",
                "last", "2028-06-01");
        return staff.get(staff.press(form, form, said).location());
    }

    private static Set<String> templates() throws IOException {
        return Arrays.stream(new PathMatchingResourcePatternResolver().getResources("classpath:/templates/*/*.html"))
                .map(file -> file.toString().replaceFirst(".*/templates/([^]]*)\\.html.*", "$1"))
                .filter(template -> !template.endsWith("/pieces") && !template.startsWith("error/"))
                .collect(Collectors.toSet());
    }
}
