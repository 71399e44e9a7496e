package clinic.viewer;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ActiveProfiles;

/** The whole viewer on free ports, with an empty folder of its own. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ActiveProfiles("local")
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "clinic.viewer.data=target/viewer-data/${random.uuid}",
            "clinic.viewer.smtp-port=0",
            "clinic.viewer.delivery-report-delay=5ms",
            "clinic.viewer.twilio-account-sid=" + LocalViewer.TWILIO_SID,
            "clinic.viewer.twilio-auth-token=" + LocalViewer.TWILIO_TOKEN,
            "clinic.sms.username=" + LocalViewer.SMS_USERNAME,
            "clinic.sms.password=" + LocalViewer.SMS_PASSWORD
        })
public @interface LocalViewer {
    String SMS_USERNAME = "u-test";
    String SMS_PASSWORD = "p-test";
    String TWILIO_SID = "AC0123456789abcdef0123456789abcdef";
    String TWILIO_TOKEN = "t-test";
}
