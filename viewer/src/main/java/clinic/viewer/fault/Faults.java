package clinic.viewer.fault;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Which provider has which trouble now; all is well after a start. */
@Component
class Faults {

    private final Map<Provider, Fault> now = new EnumMap<>(Provider.class);

    synchronized Map<Provider, Fault> all() {
        Map<Provider, Fault> all = new EnumMap<>(Provider.class);
        for (Provider provider : Provider.values()) {
            all.put(provider, of(provider));
        }
        return all;
    }

    synchronized Fault of(Provider provider) {
        return now.getOrDefault(provider, Fault.NONE);
    }

    synchronized void set(Provider provider, Fault fault) {
        now.put(provider, fault);
        notifyAll();
    }

    /** Waits until this trouble is over, but no longer than this; whether it is over. */
    synchronized boolean over(Provider provider, Fault fault, Duration longest) throws InterruptedException {
        long until = System.nanoTime() + longest.toNanos();
        while (of(provider) == fault) {
            long left = Duration.ofNanos(until - System.nanoTime()).toMillis();
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
    }
}
