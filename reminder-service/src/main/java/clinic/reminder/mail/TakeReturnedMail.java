package clinic.reminder.mail;

import clinic.reminder.hook.DeliveryReports;
import clinic.reminder.hook.DeliveryReports.Return;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings a mail that came back to the message it was. What was not sent by us, or is no report, changes nothing. */
final class TakeReturnedMail {

    private static final Logger log = LoggerFactory.getLogger(TakeReturnedMail.class);

    /** Where servers write whom a mail was really for, before what its writer wrote. */
    private static final List<String> FOR_WHOM = List.of("Delivered-To", "X-Original-To", "Envelope-To", "To");

    private final ReturnAddress address;
    private final DeliveryReports reports;
    private final MeterRegistry figures;

    TakeReturnedMail(ReturnAddress address, DeliveryReports reports, MeterRegistry figures) {
        this.address = address;
        this.reports = reports;
        this.figures = figures;
    }

    /** Whether it was one of ours and is taken in; taking it in again changes nothing. */
    boolean take(MimeMessage mail) throws MessagingException, IOException {
        UUID message = ours(mail).orElse(null);
        ReturnedMail returned = message == null ? null : ReturnedMail.read(mail).orElse(null);
        if (message == null || returned == null) {
            count("foreign");
            log.info("A mail to the address for returns is no report about a mail of ours; it stays where it is");
            return false;
        }
        Return how = how(returned);
        reports.cameBack(message, returned.refusal().status(), how);
        count(how.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        log.info(
                "Message {} came back: {} ({})",
                message,
                how,
                returned.refusal().status());
        return true;
    }

    private Optional<UUID> ours(MimeMessage mail) throws MessagingException {
        for (String name : FOR_WHOM) {
            String[] lines = mail.getHeader(name);
            Optional<UUID> message = (lines == null ? Stream.<String>empty() : Arrays.stream(lines))
                    .flatMap(line -> address.in(line).stream())
                    .flatMap(digits -> proved(digits).stream())
                    .findFirst();
            if (message.isPresent()) {
                return message;
            }
        }
        return Optional.empty();
    }

    private Optional<UUID> proved(String digits) {
        UUID claimed = address.claimed(digits);
        return reports.receiptNonce(claimed)
                .filter(nonce -> address.made(digits, claimed, nonce))
                .map(nonce -> claimed);
    }

    private static Return how(ReturnedMail returned) {
        if (returned.delayed()) {
            return Return.LATER;
        }
        return returned.refusal().byTheAddress() ? Return.NO_SUCH_ADDRESS : Return.NOT_THIS_TIME;
    }

    private void count(String how) {
        figures.counter("clinic.mail.returned", "how", how).increment();
    }
}
