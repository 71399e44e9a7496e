package clinic.booking.book;

import clinic.booking.InvalidInput;
import clinic.booking.catalogue.Conditions;
import clinic.booking.intake.IntakeQuestions;
import clinic.booking.limits.BookingLimits;
import clinic.booking.repeat.RequestKey;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lets a booking be tried when what it refers to is there, its questions are answered, and there are not too many. */
@Component
class AdmitBooking {

    private final Conditions conditions;
    private final IntakeQuestions questions;
    private final BookingLimits limits;

    AdmitBooking(Conditions conditions, IntakeQuestions questions, BookingLimits limits) {
        this.conditions = conditions;
        this.questions = questions;
        this.limits = limits;
    }

    Optional<Booked> admit(
            BookingRequest asked, @Nullable RequestKey key, Function<CheckedBooking, Optional<Booked>> attempt) {
        if (asked.conditionId() != null && !conditions.published(asked.conditionId())) {
            throw new InvalidInput("condition", "unknown-condition");
        }
        questions
                .personnummer(asked.wish().treatmentId())
                .require(asked.patient().personnummer() != null, asked.by().isStaff());
        Locale language = Locale.of(asked.patient().language());
        CheckedBooking booking = new CheckedBooking(
                asked, questions.answered(asked.wish().treatmentId(), asked.intake(), language), key);
        return limits.within(asked.contacts(), () -> attempt.apply(booking));
    }
}
