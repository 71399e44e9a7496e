package clinic.reminder.channel;

import clinic.reminder.channel.ProviderState.Health;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * In which order providers are tried. Those that are well take turns by their weight; one that failed rests, longer each
 * time, and is tried last: better a provider that may be ill than none.
 */
final class Roster {

    private static final Duration FIRST_REST = Duration.ofSeconds(15);
    private static final Duration LONGEST_REST = Duration.ofMinutes(5);
    private static final Comparator<Member> HEAVIEST = Comparator.comparingInt((Member member) -> -member.weight);

    private final List<Member> members;
    private final LongSupplier nanos;

    /** @param nanos how machines measure spans; rests are about machines, and nobody moves those forward */
    Roster(Map<SmsProvider, Integer> weights, LongSupplier nanos) {
        this.members = weights.entrySet().stream()
                .map(entry -> new Member(entry.getKey(), entry.getValue()))
                .collect(Collectors.toUnmodifiableList());
        this.nanos = nanos;
    }

    /** All of them, whose turn it is coming first. */
    synchronized List<SmsProvider> order() {
        long now = nanos.getAsLong();
        List<Member> well =
                members.stream().filter(member -> member.wellAt(now)).toList();
        List<Member> order = new ArrayList<>();
        turn(well).ifPresent(order::add);
        well.stream().filter(member -> !order.contains(member)).sorted(HEAVIEST).forEach(order::add);
        members.stream()
                .filter(member -> !order.contains(member))
                .sorted(HEAVIEST)
                .forEach(order::add);
        return order.stream().map(member -> member.provider).toList();
    }

    /** Everybody's claim grows by their weight; who has the greatest has the turn, and pays for it. */
    private static Optional<Member> turn(List<Member> well) {
        int all = well.stream().mapToInt(member -> member.weight).sum();
        well.forEach(member -> member.claim += member.weight);
        Optional<Member> next = well.stream().max(Comparator.comparingInt(member -> member.claim));
        next.ifPresent(member -> member.claim -= all);
        return next;
    }

    synchronized void worked(SmsProvider provider) {
        member(provider).failures = 0;
    }

    /** @param asked how long it asked to be left alone, if it did */
    synchronized void failed(SmsProvider provider, @Nullable Duration asked) {
        Member member = member(provider);
        member.failures++;
        Duration rest = FIRST_REST.multipliedBy(1L << Math.min(member.failures - 1, 5));
        if (rest.compareTo(LONGEST_REST) > 0) {
            rest = LONGEST_REST;
        }
        if (asked != null && asked.compareTo(rest) > 0) {
            rest = asked;
        }
        member.restsUntil = nanos.getAsLong() + rest.toNanos();
    }

    synchronized Health health(SmsProvider provider) {
        Member member = member(provider);
        if (member.failures == 0) {
            return Health.WELL;
        }
        return member.wellAt(nanos.getAsLong()) ? Health.TRIED_AGAIN : Health.RESTING;
    }

    private Member member(SmsProvider provider) {
        return members.stream()
                .filter(member -> member.provider == provider)
                .findFirst()
                .orElseThrow();
    }

    private static final class Member {

        private final SmsProvider provider;
        private final int weight;
        private int claim;
        private int failures;
        private long restsUntil;

        Member(SmsProvider provider, int weight) {
            this.provider = provider;
            this.weight = weight;
        }

        boolean wellAt(long now) {
            return failures == 0 || now - restsUntil >= 0;
        }
    }
}
