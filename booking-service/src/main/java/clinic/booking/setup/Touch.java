package clinic.booking.setup;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a change of set-up means for visits that are booked already. None of them is changed by it. */
record Touch(Kind kind, Ahead ahead) {

    enum Kind {
        /** They keep the length they have. */
        LENGTH,
        /** They keep the minutes around them that they have. */
        BUFFERS,
        /** They keep the rooms they have. */
        ROOMS,
        /** They stay, and nobody books another. */
        TREATMENT_RETIRED,
        /** They stay in the room, and no other comes there. */
        ROOM_RETIRED
    }

    /** Its words, under {@code setup.touch.…}. */
    public String words() {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What somebody says yes to who was shown these; another number of visits is something else. */
    static String agreement(List<Touch> touches) {
        return touches.stream()
                .map(touch -> touch.kind() + "-" + touch.ahead().visits())
                .collect(Collectors.joining("."));
    }

    /** @throws TouchesVisits when visits are touched, and exactly that was not agreed to */
    static void check(List<Touch> touches, @Nullable String agreed) {
        List<Touch> real =
                touches.stream().filter(touch -> touch.ahead().visits() > 0).toList();
        if (!real.isEmpty() && !agreement(real).equals(agreed)) {
            throw new TouchesVisits(real);
        }
    }
}
