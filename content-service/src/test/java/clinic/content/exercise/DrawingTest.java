package clinic.content.exercise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import clinic.content.publication.Approver;
import clinic.content.publication.Authored;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a clinician brings along as a picture is shown to patients, so it may be nothing else. */
class DrawingTest {

    @Test
    void pictureIsTaken() {
        assertThat(drawing("<svg viewBox=\"0 0 9 9\"><style>.a { stroke: red }</style><path d=\"M0 0h9\"/></svg>")
                        .svg())
                .startsWith("<svg");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<SCRIPT>alert(1)</SCRIPT>",
                "<path onload=\"alert(1)\"/>",
                "<a><path/></a>",
                "<use xlink:href=\"#a\"/>",
                "<image href=\"https://elsewhere.example/x.png\"/>",
                "<foreignObject/>",
                "<style>@import \"https://elsewhere.example/x.css\"</style>",
                "<style>.a { fill: url(https://elsewhere.example/x) }</style>"
            })
    void whatIsMoreThanAPictureIsRefused(String more) {
        assertThatThrownBy(() -> drawing("<svg viewBox=\"0 0 9 9\">" + more + "</svg>"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("may only draw");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html></html>", "<svg width=\"9\"></svg>"})
    void whatIsNoPictureIsRefused(String text) {
        assertThatThrownBy(() -> drawing(text)).hasMessageContaining("viewBox");
    }

    private static Drawing drawing(String svg) {
        return new Drawing(
                UUID.randomUUID(),
                Authored.WORDLESS,
                1,
                new Approver("Elin Forsgren", "leg. naprapat", ""),
                LocalDate.of(2100, 1, 1),
                List.of(),
                "Bäckenlyft",
                svg);
    }
}
