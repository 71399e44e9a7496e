package clinic.reminder.escalation;

import clinic.contracts.reminder.Channel;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who is told when nobody has looked, one after the other. Their numbers stay here: no topic carries any of staff's.
 *
 * @param people mobile numbers in E.164 or e-mail addresses; when all have been told, the last is told again
 * @param language in which they are written to
 */
@ConfigurationProperties("clinic.escalation")
record OnCall(
        @DefaultValue List<String> people,
        @DefaultValue("sv") Locale language) {

    /** A wrong one would be found out on the day it matters. */
    OnCall {
        people.stream()
                .filter(address -> !address.contains("@") && !address.matches("\\+\\d{8,15}"))
                .findFirst()
                .ifPresent(address -> {
                    throw new IllegalArgumentException(
                            "clinic.escalation.people: neither a number in E.164 nor an e-mail address: " + address);
                });
    }

    /** Whose turn it is; empty when the clinic has named nobody. */
    Optional<String> person(int step) {
        return people.isEmpty() ? Optional.empty() : Optional.of(people.get(Math.min(step, people.size()) - 1));
    }

    static Channel channel(String address) {
        return address.contains("@") ? Channel.EMAIL : Channel.SMS;
    }
}
