package clinic.reminder.channel;

import clinic.contracts.reminder.Channel;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * SMS, through whichever provider is well. The next one is asked only when the one before certainly did not take the
 * message: after an answer that may have been a yes, nobody else gets it.
 */
final class Sms implements Carrier {

    private final List<SmsProvider> providers;
    private final Roster roster;
    private final Map<SmsProvider, Experience> seen;
    private final MeterRegistry figures;
    private final Clock clock;

    Sms(List<SmsProvider> providers, Roster roster, MeterRegistry figures, Clock clock) {
        this.providers = List.copyOf(providers);
        this.roster = roster;
        this.figures = figures;
        this.clock = clock;
        this.seen = this.providers.stream()
                .collect(
                        Collectors.toUnmodifiableMap(Function.identity(), provider -> new Experience(clock.instant())));
    }

    @Override
    public Channel channel() {
        return Channel.SMS;
    }

    @Override
    public List<ProviderState> providers() {
        return providers.stream()
                .map(provider -> seen(provider).told(provider.name(), roster.health(provider)))
                .toList();
    }

    @Override
    public Outcome carry(Parcel parcel) {
        if (!Senders.reaches(parcel.recipient())) {
            return new Outcome.Refused("not a phone number", true);
        }
        Outcome.NotNow no = null;
        Outcome.NoSender unsendable = null;
        for (SmsProvider provider : roster.order()) {
            Outcome outcome = provider.send(parcel);
            if (!(outcome instanceof Outcome.NoSender)) {
                count(provider, outcome);
                note(provider, outcome);
            }
            switch (outcome) {
                // Nobody was asked: nothing is known of the provider that was not known before.
                case Outcome.NoSender none -> unsendable = none;
                case Outcome.NotNow notNow -> {
                    roster.failed(provider, notNow.after());
                    no = no == null ? notNow : both(no, notNow);
                }
                case Outcome.Unknown unknown -> {
                    roster.failed(provider, null);
                    return unknown;
                }
                case Outcome.Accepted accepted -> {
                    roster.worked(provider);
                    return accepted;
                }
                case Outcome.Refused refused -> {
                    roster.worked(provider);
                    return refused;
                }
            }
        }
        // One that can send there, and did not just now, may later.
        if (no != null) {
            return no;
        }
        return unsendable != null ? unsendable : new Outcome.NotNow("there is no SMS provider", null);
    }

    /** Which of them was tried is not known after a crash, so each is asked; "never seen" only if all say so. */
    @Override
    public Whereabouts whereabouts(Missing message) {
        Whereabouts answer = new Whereabouts.NeverSeen();
        for (SmsProvider provider : providers) {
            Whereabouts told = provider.whereabouts(message);
            if (told instanceof Whereabouts.Taken) {
                return told;
            }
            if (told instanceof Whereabouts.AskLater) {
                answer = told;
            }
        }
        return answer;
    }

    private static Outcome.NotNow both(Outcome.NotNow one, Outcome.NotNow other) {
        return new Outcome.NotNow(one.reason() + "; " + other.reason(), sooner(one.after(), other.after()));
    }

    private static @Nullable Duration sooner(@Nullable Duration one, @Nullable Duration other) {
        return one == null || other == null ? null : one.compareTo(other) < 0 ? one : other;
    }

    private void note(SmsProvider provider, Outcome outcome) {
        Instant now = clock.instant();
        seen(provider).note(outcome, now);
        seen(provider).turns(outcome instanceof Outcome.Accepted || outcome instanceof Outcome.Refused, now);
    }

    private Experience seen(SmsProvider provider) {
        return Objects.requireNonNull(seen.get(provider));
    }

    private void count(SmsProvider provider, Outcome outcome) {
        String word = outcome.getClass().getSimpleName().toLowerCase(Locale.ROOT);
        figures.counter("clinic.sms.handed", "provider", provider.name(), "outcome", word)
                .increment();
    }
}
