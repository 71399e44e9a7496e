package clinic.benchmarks;

import clinic.benchmarks.floor.Taken;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;

/** Whom reminder-service hands its messages while it is measured. */
record Sinks(Taken taken, SmtpSink mail, SmsSink sms) implements AutoCloseable {

    static Sinks open() throws IOException {
        Taken taken = new Taken(Clock.systemUTC());
        return new Sinks(taken, new SmtpSink(taken), new SmsSink(taken));
    }

    /** As a service is told of them. */
    Map<String, String> settings() {
        return Map.of(
                "SPRING_MAIL_HOST",
                "127.0.0.1",
                "SPRING_MAIL_PORT",
                Integer.toString(mail.port()),
                "CLINIC_MAIL_TLS",
                "none",
                "CLINIC_SMS_URL",
                sms.url());
    }

    @Override
    public void close() throws IOException {
        mail.close();
        sms.close();
    }
}
