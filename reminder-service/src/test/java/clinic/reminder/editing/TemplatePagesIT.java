package clinic.reminder.editing;

import static clinic.contracts.booking.StaffRole.EDITOR;
import static clinic.contracts.booking.StaffRole.RECEPTIONIST;
import static org.assertj.core.api.Assertions.assertThat;

import clinic.contracts.booking.TreatmentListed;
import clinic.knocks.StaffForms;
import clinic.reminder.RunningReminder;
import clinic.reminder.template.Part;
import clinic.reminder.template.Template;
import clinic.reminder.template.Templates;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** An editor changes what patients are told, by forms alone. */
class TemplatePagesIT extends RunningReminder {

    private static final Pattern SEEN = Pattern.compile("name=\"seen\" value=\"(\\d+)\"");
    private static final String LIST = "/staff/messages/templates";
    private static final String SMS = LIST + "/sms.change";
    private static final String MAIL = LIST + "/mail.change";
    private static final String SWEDISH = "{clinic}: ny tid {day} kl. {time}. {link}";
    private static final String ENGLISH = "{clinic}: new time {day} at {time}. {link}";

    @Autowired
    private Templates templates;

    private String pass = "";
    private StaffForms editor = new StaffForms(0, "");

    @BeforeEach
    void signIn() {
        pass = OFFICE.pass(UUID.randomUUID(), 1, EDITOR);
        editor = new StaffForms(port, pass);
    }

    @AfterEach
    void asShipped() {
        for (Template template : List.of(Template.SMS_CHANGE, Template.MAIL_CHANGE)) {
            if (version(template) > 1) {
                String page = LIST + "/" + template.id();
                editor.press(
                        page, page + "/restoration", Map.of("seen", String.valueOf(version(template)), "version", "1"));
            }
        }
    }

    @Test
    void wordsAreShownAsTheyWouldArriveBeforeTheyAreKept() {
        int before = version(Template.SMS_CHANGE);
        HttpResponse<String> preview = editor.press(SMS, SMS + "/preview", words(SWEDISH, ENGLISH));
        assertThat(preview.body()).contains("Så skulle det se ut", "ny tid ons 30 sep", "GSM-7", "sms");
        assertThat(version(Template.SMS_CHANGE)).isEqualTo(before);

        HttpResponse<String> polish = editor.press(SMS, SMS + "/preview", words(SWEDISH + " Łódź", ENGLISH));
        assertThat(polish.body()).contains("UCS-2");
    }

    @Test
    void savedWordsAreTheNextVersionAndAnEarlierOneComesBack() {
        int before = version(Template.SMS_CHANGE);
        HttpResponse<String> saved = editor.press(SMS, SMS, words(SWEDISH, ENGLISH));
        assertThat(saved.statusCode()).as(saved.body()).isEqualTo(303);
        String page = saved.headers().firstValue("location").orElseThrow();
        assertThat(page).startsWith(SMS + "?saved=");
        assertThat(shown(page, pass).body()).contains("Sparat.", "ny tid ons 30 sep", "Tidigare ord");
        assertThat(version(Template.SMS_CHANGE)).isEqualTo(before + 1);
        assertThat(templates.inForce(Template.SMS_CHANGE).savedBy()).isEqualTo("somebody");

        HttpResponse<String> late = editor.press(SMS, SMS, words("Senare. " + SWEDISH, ENGLISH, before));
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).contains("Någon annan har sparat andra ord", "Senare. ");
        Matcher seen = SEEN.matcher(late.body());
        assertThat(seen.find()).isTrue();
        HttpResponse<String> meant =
                editor.press(SMS, SMS, words("Senare. " + SWEDISH, ENGLISH, Integer.parseInt(seen.group(1))));
        assertThat(meant.statusCode()).as("the other words were read").isEqualTo(303);
        assertThat(version(Template.SMS_CHANGE)).isEqualTo(before + 2);

        editor.press(
                SMS,
                SMS + "/restoration",
                Map.of("seen", String.valueOf(before + 2), "version", String.valueOf(before)));
        assertThat(version(Template.SMS_CHANGE)).isEqualTo(before + 3);
        assertThat(templates.inForce(Template.SMS_CHANGE).in(Locale.of("sv")).of(Part.TEXT))
                .doesNotContain("ny tid {day}");
    }

    @Test
    @DisplayName("34: a treatment, a condition or a personnummer in an SMS or a subject is refused at its field")
    void wordsThatTellWhatAVisitIsForAreRefused() {
        announce(new TreatmentListed(UUID.randomUUID(), List.of("Zornterapi", "Zorn therapy")));
        eventually().untilAsserted(() -> {
            HttpResponse<String> refused = editor.press(SMS, SMS, words("Zornterapi: " + SWEDISH, ENGLISH));
            assertThat(refused.statusCode()).isEqualTo(422);
            assertThat(refused.body()).contains("href=\"#sv.text\"", "inget besvär, ingen behandling", "Zornterapi: ");
        });
        assertThat(editor.press(SMS, SMS, words("19121212-1212 " + SWEDISH, ENGLISH))
                        .statusCode())
                .isEqualTo(422);
        Map<String, String> mail = mail();
        mail.put("en.subject", "Your Zorn therapy");
        HttpResponse<String> refused = editor.press(MAIL, MAIL, mail);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("href=\"#en.subject\"");
        assertThat(version(Template.MAIL_CHANGE)).isEqualTo(1);
    }

    @Test
    void mailIsShownAsItsReaderSeesIt() {
        Map<String, String> typed = mail();
        typed.put("sv.heading", "Din tid är flyttad hit");
        typed.put("language", "sv");
        HttpResponse<String> mail = editor.press(MAIL, MAIL + "/mail", typed);
        assertThat(mail.statusCode()).isEqualTo(200);
        assertThat(mail.body()).contains("Din tid är flyttad hit", "<html");
        assertThat(mail.headers().allValues("content-security-policy"))
                .singleElement()
                .satisfies(policy -> assertThat(policy).startsWith("sandbox;").doesNotContain("script"));
    }

    @Test
    @DisplayName("36: words are changed by editors and admins")
    void othersAreNotLetIn() {
        String reception = OFFICE.pass(UUID.randomUUID(), 1, RECEPTIONIST);
        assertThat(shown(LIST, reception).statusCode()).isEqualTo(403);
        assertThat(new StaffForms(port, reception)
                        .press(LIST, SMS, words(SWEDISH, ENGLISH))
                        .statusCode())
                .isEqualTo(403);
        assertThat(shown(LIST, pass).body()).contains("/staff/messages/templates/sms.reminder");
        assertThat(shown(LIST + "?lang=en", pass).body())
                .contains("What we write")
                .doesNotContain("??");
    }

    private Map<String, String> words(String swedish, String english) {
        return words(swedish, english, version(Template.SMS_CHANGE));
    }

    private static Map<String, String> words(String swedish, String english, int seen) {
        return Map.of("seen", String.valueOf(seen), "sv.text", swedish, "en.text", english);
    }

    private Map<String, String> mail() {
        Map<String, String> fields = new HashMap<>(Map.of("seen", String.valueOf(version(Template.MAIL_CHANGE))));
        templates
                .inForce(Template.MAIL_CHANGE)
                .texts()
                .forEach((language, text) ->
                        text.parts().forEach((part, said) -> fields.put(language + "." + part.word(), said)));
        return fields;
    }

    private int version(Template template) {
        return templates.inForce(template).version();
    }
}
