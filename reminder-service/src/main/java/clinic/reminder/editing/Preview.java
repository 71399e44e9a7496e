package clinic.reminder.editing;

import clinic.reminder.message.SmsText;
import clinic.reminder.message.Words;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A message as it would arrive.
 *
 * @param subject of a mail
 * @param html of a mail
 * @param encoding of an SMS: GSM-7, or UCS-2 where a character needs it
 * @param segments as how many SMS it is sent and paid
 * @param segmentsAtMost the same, where names are long
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Preview(
        @Nullable String subject,
        String text,
        @Nullable String html,
        @Nullable String encoding,
        @Nullable Integer segments,
        @Nullable Integer segmentsAtMost) {

    static Preview ofMail(Words mail) {
        return new Preview(mail.subject(), mail.text(), mail.html(), null, null, null);
    }

    static Preview ofSms(SmsText sms, SmsText longest) {
        return new Preview(null, sms.text(), null, sms.encoding().word(), sms.segments(), longest.segments());
    }
}
