package clinic.words;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneLinkTest {

    @ParameterizedTest
    @CsvSource({
        "031-390 06 00, tel:+46313900600",
        "031\u2011390\u00a006\u00a000, tel:+46313900600",
        "(031) 390 06 00, tel:+46313900600",
        "+46 31 390 06 00, tel:+46313900600",
        "+46 (0)31-390 06 00, tel:+46313900600",
        "0046 (0)31-390 06 00, tel:+46313900600",
        "+47 22 00 00 00, tel:+4722000000",
        "1177, tel:1177"
    })
    void numberIsDialledAsItIsRead(String read, String dialled) {
        assertThat(PhoneLink.of(read)).isEqualTo(dialled);
    }

    @ParameterizedTest
    @ValueSource(strings = {"031-390 06 00 <växel>", "031-390 06 00 (knappval 2)", "växel 031-390 06 00"})
    void whatStandsBesideTheNumberIsNotDialled(String read) {
        assertThat(PhoneLink.of(read)).isEqualTo("tel:+46313900600");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "ring receptionen"})
    void whereThereIsNoNumberThereIsNoLink(String read) {
        assertThat(PhoneLink.of(read)).isEmpty();
    }
}
