package clinic.booking.book;

import clinic.booking.InvalidInput;
import clinic.booking.catalogue.Conditions;
import clinic.booking.intake.IntakeQuestions;
import clinic.booking.repeat.RequestKey;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whether what a booking refers to is there, and whether the treatment's questions are answered. */
@Component
class CheckBooking {

    private final Conditions conditions;
    private final IntakeQuestions questions;

    CheckBooking(Conditions conditions, IntakeQuestions questions) {
        this.conditions = conditions;
        this.questions = questions;
    }

    CheckedBooking check(BookingRequest asked, @Nullable RequestKey key) {
        if (asked.conditionId() != null && !conditions.published(asked.conditionId())) {
            throw new InvalidInput("condition", "unknown-condition");
        }
        Locale language = Locale.of(asked.patient().language());
        return new CheckedBooking(asked, questions.answered(asked.wish().treatmentId(), asked.intake(), language), key);
    }
}
