package clinic.reminder.hook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("28: forged reports")
class TwilioSignatureTest {

    /** The example that Twilio's own libraries are tested with. */
    private static final String ADDRESS = "https://mycompany.com/myapp.php?foo=1&bar=2";

    private static final String FORM =
            "From=%2B14158675309&To=%2B18005551212&Digits=1234&CallSid=CA1234567890ABCDE" + "&Caller=%2B14158675309";
    private static final String SIGNATURE = "RSOYDt4T1cUTdK1PDd93/VVr8B8=";

    private final TwilioSignature signature = new TwilioSignature("12345");

    private static HookForm form(String form) {
        return HookForm.read(form.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void whatTwilioSignedIsGenuine() {
        assertThat(signature.genuine(SIGNATURE, ADDRESS, form(FORM))).isTrue();
    }

    @Test
    void anotherWordAnotherAddressOrAnotherTokenIsNot() {
        assertThat(signature.genuine(SIGNATURE, ADDRESS, form(FORM.replace("1234&", "1235&"))))
                .isFalse();
        assertThat(signature.genuine(SIGNATURE, ADDRESS, form(FORM + "&Added=1")))
                .isFalse();
        assertThat(signature.genuine(SIGNATURE, "https://elsewhere.example/", form(FORM)))
                .isFalse();
        assertThat(new TwilioSignature("54321").genuine(SIGNATURE, ADDRESS, form(FORM)))
                .isFalse();
        assertThat(signature.genuine(null, ADDRESS, form(FORM))).isFalse();
    }

    @Test
    void withoutATokenNothingIsGenuine() {
        TwilioSignature none = new TwilioSignature(" ");
        assertThat(none.genuine(none.of(ADDRESS, form(FORM)), ADDRESS, form(FORM)))
                .isFalse();
    }

    @Test
    void formsThatAreNoneAreReadAsFarAsTheyGo() {
        HookForm odd = form("a=1&&b&c=%zz&d=hej+d%C3%A5");
        assertThat(odd.get("a")).isEqualTo("1");
        assertThat(odd.get("b")).isEmpty();
        assertThat(odd.get("c")).isEqualTo("%zz");
        assertThat(odd.get("d")).isEqualTo("hej då");
        assertThat(odd.get("e")).isEmpty();
    }
}
