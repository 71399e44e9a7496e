package clinic.viewer.sms;

import clinic.viewer.message.Message;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** A message as Twilio tells of it: https://www.twilio.com/docs/messaging/api/message-resource */
@JsonInclude(JsonInclude.Include.ALWAYS)
record TwilioSms(
        String sid,
        @JsonProperty("account_sid") String account,
        String status,
        String from,
        String to,
        String body,
        @JsonProperty("num_segments") String segments,
        String direction,
        @JsonProperty("date_created") String created,
        @JsonProperty("error_code") @Nullable Integer errorCode) {

    /** How this provider's ids begin. */
    static final String IDS = "SM";

    static TwilioSms of(String account, Message message, String status) {
        return new TwilioSms(
                message.id(),
                account,
                status,
                message.from(),
                message.to(),
                message.words(),
                Integer.toString(SmsParts.of(message.words())),
                "outbound-api",
                DateTimeFormatter.RFC_1123_DATE_TIME.format(message.at().atOffset(ZoneOffset.UTC)),
                null);
    }
}
