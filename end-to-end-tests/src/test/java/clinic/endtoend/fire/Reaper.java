package clinic.endtoend.fire;

import clinic.endtoend.running.ClinicHome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;

/** Kills one part of the clinic again and again, and waits until it works again. */
final class Reaper {

    private static final Duration A_BLINK = Duration.ofMillis(5);
    private static final Duration NOT_IN_VAIN = Duration.ofSeconds(5);

    private final Victim victim;
    private final Pace pace;
    private final Predicate<ClinicHome> moment;
    private final List<Duration> recoveries = new ArrayList<>();

    Reaper(ClinicHome home, String part, Pace pace, Predicate<ClinicHome> moment) {
        this.victim = new Victim(home, part);
        this.pace = pace;
        this.moment = moment;
    }

    void reap(int times, Duration longestRest, Random chance) throws InterruptedException {
        for (int time = 0; time < times; time++) {
            pace.mayKill();
            awaitMoment();
            pace.rest(Duration.ofMillis(chance.nextLong(longestRest.toMillis())));
            long from = System.nanoTime();
            victim.kill();
            recoveries.add(Duration.ofNanos(System.nanoTime() - from));
        }
    }

    private void awaitMoment() throws InterruptedException {
        long until = System.nanoTime() + NOT_IN_VAIN.toNanos();
        while (!moment.test(victim.home()) && System.nanoTime() < until) {
            pace.rest(A_BLINK);
        }
    }

    String part() {
        return victim.part();
    }

    List<Duration> recoveries() {
        return recoveries;
    }
}
