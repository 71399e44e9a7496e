package clinic.benchmarks.floor;

import clinic.contracts.reminder.Channel;
import clinic.contracts.reminder.Purpose;
import clinic.reminder.channel.Carrier;
import clinic.reminder.channel.Missing;
import clinic.reminder.channel.Outcome;
import clinic.reminder.channel.Parcel;
import clinic.reminder.channel.Whereabouts;
import clinic.reminder.dispatch.Occasion;
import clinic.reminder.dispatch.PlannedMessage;
import clinic.reminder.message.Words;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * What takes due messages and writes down what became of them, alone: whoever would judge and word them says yes at once,
 * and so does whoever would carry them. {@code GET /benchmark/carried} answers how many were carried since it was last
 * asked, and how many of them again.
 */
@AutoConfiguration
@ConditionalOnClass(name = "clinic.reminder.ReminderService")
@ConditionalOnBooleanProperty("clinic.measured.queue")
class QueueAlone {

    private static final String OURS = "measured";

    @Bean
    static BeanFactoryPostProcessor nobodyElse() {
        return beans -> {
            for (Class<?> kind : List.of(Occasion.class, Carrier.class)) {
                for (String name : beans.getBeanNamesForType(kind, true, false)) {
                    if (!name.startsWith(OURS)) {
                        ((BeanDefinitionRegistry) beans).removeBeanDefinition(name);
                    }
                }
            }
        };
    }

    @Bean
    Occasion measuredOccasion() {
        return new AnyOccasion();
    }

    @Bean
    Carrier measuredSms(Taken taken) {
        return new Nobody(Channel.SMS, taken);
    }

    @Bean
    Carrier measuredMail(Taken taken) {
        return new Nobody(Channel.EMAIL, taken);
    }

    @Bean
    Taken taken() {
        return new Taken(Clock.systemUTC());
    }

    @Bean
    RouterFunction<ServerResponse> carried(Taken taken) {
        return RouterFunctions.route()
                .GET("/benchmark/carried", request -> {
                    String carried = taken.count() + " " + taken.twice();
                    taken.forget();
                    return ServerResponse.ok().body(carried);
                })
                .build();
    }

    /** Has the same words for everything. */
    private record AnyOccasion() implements Occasion.OfMany {

        @Override
        public boolean owns(Purpose purpose) {
            return true;
        }

        @Override
        public Judge judge(List<PlannedMessage> messages) {
            return (message, now) -> new Verdict.Send(
                    Objects.requireNonNull(message.channel()),
                    message.recipient(),
                    new Words("M", null, "M " + message.appointmentId(), null));
        }
    }

    private record Nobody(Channel channel, Taken taken) implements Carrier {

        @Override
        public Outcome carry(Parcel parcel) {
            taken.add(parcel.messageId().toString());
            return new Outcome.Accepted(null);
        }

        @Override
        public Whereabouts whereabouts(Missing message) {
            return new Whereabouts.NoMemory();
        }
    }
}
