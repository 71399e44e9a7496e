package clinic.booking.absence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import clinic.booking.InvalidInput;
import clinic.booking.InvalidInput.Fault;
import clinic.booking.absence.Said.Span;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AbsenceTest {

    private static final UUID ANNA = UUID.randomUUID();
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
    private static final LocalTime AT_ONE = LocalTime.of(13, 0);
    private static final LocalTime AT_FOUR = LocalTime.of(16, 0);
    private static final LocalTime NOW = LocalTime.of(11, 30, 41);

    @Test
    void restOfTodayBeginsNowAndTodayBeginsWithTheDay() {
        Absence rest = said(Span.REST_OF_TODAY, null, null).orElseThrow();
        assertThat(rest.begins()).isEqualTo(LocalTime.of(11, 30));
        assertThat(rest.start(ZoneId.of("Europe/Stockholm"))).isEqualTo("2026-11-24T10:30:00Z");
        assertThat(said(Span.TODAY, null, null).orElseThrow().begins()).isEqualTo(LocalTime.MIDNIGHT);
    }

    @Test
    void daysThatWereLeftInTheFormCountOnlyForDays() {
        LocalDate later = TODAY.plusDays(3);
        assertThat(said(Span.TODAY, later, later).orElseThrow().lastDay()).isEqualTo(TODAY);
        Absence days = said(Span.DAYS, TODAY.plusDays(1), later).orElseThrow();
        assertThat(days.firstDay()).isEqualTo(TODAY.plusDays(1));
        assertThat(days.lastDay()).isEqualTo(later);
        assertThat(days.begins()).isEqualTo(LocalTime.MIDNIGHT);
    }

    @Test
    void daysAreInOrderFromTodayOnAndAMonthAtMost() {
        assertThat(said(Span.DAYS, TODAY, TODAY)).isPresent();
        assertThat(said(Span.DAYS, TODAY, TODAY.plusDays(30))).isPresent();
        assertThat(said(Span.DAYS, TODAY, TODAY.plusDays(31))).isEmpty();
        assertThat(said(Span.DAYS, TODAY.minusDays(1), TODAY)).isEmpty();
        assertThat(said(Span.DAYS, TODAY.plusDays(1), TODAY)).isEmpty();
        assertThat(said(Span.DAYS, TODAY, null)).isEmpty();
        assertThat(said(null, TODAY, TODAY)).isEmpty();
    }

    @Test
    void hoursAreOfTheFirstDayAndOfTheLast() {
        LocalDate tomorrow = TODAY.plusDays(1);
        Absence some = said(Span.DAYS, tomorrow, AT_ONE, tomorrow, AT_FOUR).orElseThrow();
        assertThat(some.from()).isEqualTo(tomorrow.atTime(AT_ONE));
        assertThat(some.until()).isEqualTo(tomorrow.atTime(AT_FOUR));
        assertThat(said(Span.DAYS, tomorrow, AT_FOUR, tomorrow.plusDays(1), AT_ONE))
                .as("over a night")
                .isPresent();
        Absence whole = said(Span.TODAY, tomorrow, AT_ONE, tomorrow, AT_FOUR).orElseThrow();
        assertThat(whole.from()).isEqualTo(TODAY.atStartOfDay());
        assertThat(whole.until()).isEqualTo(tomorrow.atStartOfDay());
    }

    @Test
    void hoursEndAfterTheyBeginAndAreNotOver() {
        LocalDate tomorrow = TODAY.plusDays(1);
        assertThat(said(Span.DAYS, tomorrow, AT_FOUR, tomorrow, AT_ONE)).isEmpty();
        assertThat(said(Span.DAYS, tomorrow, AT_ONE, tomorrow, AT_ONE)).isEmpty();
        assertThat(said(Span.DAYS, TODAY, null, TODAY, LocalTime.of(11, 30))).isEmpty();
        assertThat(said(Span.DAYS, TODAY, null, TODAY, LocalTime.of(11, 45))).isPresent();
    }

    @Test
    void whatIsWrongIsNamed() {
        Said nothing = new Said(UUID.randomUUID(), ANNA, Span.DAYS, TODAY.plusDays(3), null, TODAY, null);
        assertThatThrownBy(() -> nothing.absence(TODAY.atTime(NOW)))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        input -> assertThat(input.faults()).containsExactly(new Fault("until", "not-later")));
    }

    private static Optional<Absence> said(@Nullable Span span, @Nullable LocalDate first, @Nullable LocalDate last) {
        return said(span, first, null, last, null);
    }

    private static Optional<Absence> said(
            @Nullable Span span,
            @Nullable LocalDate first,
            @Nullable LocalTime from,
            @Nullable LocalDate last,
            @Nullable LocalTime until) {
        try {
            return Optional.of(
                    new Said(UUID.randomUUID(), ANNA, span, first, from, last, until).absence(TODAY.atTime(NOW)));
        } catch (InvalidInput unclear) {
            return Optional.empty();
        }
    }
}
