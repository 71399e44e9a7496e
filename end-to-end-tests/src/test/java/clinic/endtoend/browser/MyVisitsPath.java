package clinic.endtoend.browser;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.endtoend.running.Letter;
import clinic.endtoend.running.Person;
import clinic.endtoend.running.Postbox;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The pages behind a one-time code. */
public record MyVisitsPath(Visitor visitor) {

    /** By which phones know that a code belongs to this host. */
    private static final Pattern LAST_LINE = Pattern.compile("\n@(\\S+) #(\\d{6})$");

    public void askForACode(Person person) {
        visitor.open("/me");
        visitor.sees("me-sign-in");
        visitor.main().locator("#contact").fill(person.mobile());
        visitor.press(visitor.main().locator("button.button"));
        visitor.page().waitForURL("**/me/code");
        visitor.sees("me-code");
    }

    /** The code as it stands in the SMS, which names neither the person nor a visit. */
    public static String code(Postbox postbox, Person person) {
        Letter sms = postbox.await(1, "code", person).getFirst();
        Matcher last = LAST_LINE.matcher(sms.text());
        assertThat(last.find()).as(sms.text()).isTrue();
        assertThat(sms.text()).doesNotContain(person.name());
        return last.group(2);
    }

    public void typeCode(String code) {
        visitor.main().locator("#code").fill(code);
        visitor.press(visitor.main().locator("button.button"));
    }

    /** The few numbers of fiction are used again: somebody born on the same day may have had this one before. */
    public void sayWhoThisIs(String birthDate, Person person) {
        visitor.page().waitForURL("**/me/person");
        visitor.sees("me-person");
        visitor.main().locator("#birthDate").fill(birthDate);
        visitor.press(visitor.main().locator("button.button"));
        visitor.main().locator("#name, form[action='/me/sign-out']").waitFor();
        if (visitor.main().locator("#name").count() > 0) {
            visitor.main().locator("#name").fill(person.name());
            visitor.press(visitor.main().locator("button.button"));
        }
        visitor.page().waitForURL("**/me");
    }
}
