package clinic.reminder.dispatch;

import clinic.contracts.reminder.Channel;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How many more messages may be taken now, channel by channel: none holds up another. */
record Room(Map<Channel, Integer> places) {

    Room {
        places = Map.copyOf(places);
    }

    static Room of(Function<Channel, Integer> places) {
        return new Room(Arrays.stream(Channel.values())
                .collect(Collectors.toMap(Function.identity(), channel -> Math.max(0, places.apply(channel)))));
    }

    static Room forEach(int places) {
        return of(channel -> places);
    }

    int in(Channel channel) {
        return places.getOrDefault(channel, 0);
    }

    boolean none() {
        return places.values().stream().allMatch(free -> free == 0);
    }
}
