package clinic.booking.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import clinic.booking.NetworkAddress;
import clinic.booking.limits.RateLimits.Allowance;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class BookingLimitsTest {

    private static final String PHONE = "+46701740605";
    private static final String MAIL = "karin.ek@example.com";
    private static final Allowance MANY = new Allowance(1000, Duration.ofDays(1));

    @Test
    @DisplayName("14: a contact has so many bookings, by phone and by mail alike")
    void contactHasSoMany() {
        BookingLimits limits = limits(2, 100);
        book(limits, PHONE, MAIL);
        book(limits, PHONE);
        assertThatThrownBy(() -> book(limits, PHONE, "other@example.com"))
                .isInstanceOfSatisfying(
                        TooOften.class,
                        often -> assertThat(Duration.ofSeconds(often.seconds()))
                                .isBetween(Duration.ofHours(11), Duration.ofHours(12)));
        book(limits, "other@example.com", MAIL);
    }

    @Test
    @DisplayName("14: the clinic has so many bookings, whoever books")
    void clinicHasSoMany() {
        BookingLimits limits = limits(100, 3);
        for (int i = 0; i < 3; i++) {
            book(limits, "p" + i + "@example.com");
        }
        assertThatThrownBy(() -> book(limits, PHONE)).isInstanceOf(TooOften.class);
    }

    @Test
    void whatComesToNothingDoesNotCount() {
        BookingLimits limits = limits(1, 1);
        for (int i = 0; i < 5; i++) {
            assertThat(limits.within(List.of(PHONE), Optional::empty)).isEmpty();
            assertThatThrownBy(() -> limits.within(List.of(PHONE), () -> {
                        throw new IllegalStateException("refused");
                    }))
                    .isInstanceOf(IllegalStateException.class);
        }
        book(limits, PHONE);
        assertThatThrownBy(() -> book(limits, PHONE)).isInstanceOf(TooOften.class);
    }

    @Test
    void householdIsCountedOnce() {
        assertThat(NetworkAddress.counted("2001:db8:1:2:3:4:5:6")).isEqualTo(NetworkAddress.counted("2001:db8:1:2::9"));
        assertThat(NetworkAddress.counted("2001:db8:1:3::9")).isNotEqualTo(NetworkAddress.counted("2001:db8:1:2::9"));
        assertThat(NetworkAddress.counted("203.0.113.7")).isEqualTo("203.0.113.7");
        assertThat(NetworkAddress.counted("not:an address")).isEqualTo("not:an address");
    }

    @Test
    void addressIsKnownInEverySpelling() {
        assertThat(NetworkAddress.plain("::1")).isEqualTo(NetworkAddress.plain("0:0:0:0:0:0:0:1"));
        assertThat(NetworkAddress.plain("0:0:0:0:0:0:0:1%lo")).isEqualTo(NetworkAddress.plain("::1"));
        assertThat(NetworkAddress.plain("127.0.0.1")).isEqualTo("127.0.0.1");
    }

    private static BookingLimits limits(int byContact, int ofTheClinic) {
        Duration day = Duration.ofDays(1);
        return new BookingLimits(new RateLimits(
                MANY, MANY, MANY, new Allowance(byContact, day), new Allowance(ofTheClinic, day), Set.of()));
    }

    private static void book(BookingLimits limits, String... contacts) {
        assertThat(limits.within(List.of(contacts), () -> Optional.of("booked")))
                .isPresent();
    }
}
