package clinic.reminder.reply;

import clinic.contracts.booking.ReplyVerdict;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a patient is told after they wrote. */
enum Answer {
    CONFIRMED,
    LINK,
    TOO_LATE,
    MOVED_MEANWHILE,
    NO_LONGER_BOOKED,
    HAS_BEGUN,
    OPTED_OUT,
    /** That nobody reads SMS as they come, and whom to call. */
    UNCLEAR;

    static Answer to(ReplyVerdict verdict) {
        return switch (verdict) {
            case CONFIRMED -> CONFIRMED;
            case TOO_LATE -> TOO_LATE;
            case MOVED_MEANWHILE -> MOVED_MEANWHILE;
            case NO_LONGER_BOOKED -> NO_LONGER_BOOKED;
            case HAS_BEGUN -> HAS_BEGUN;
        };
    }

    /** Names the words, and the rule under which the message is known. */
    String key() {
        return "answer-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<Answer> of(String key) {
        return Arrays.stream(values())
                .filter(answer -> answer.key().equals(key))
                .findFirst();
    }
}
