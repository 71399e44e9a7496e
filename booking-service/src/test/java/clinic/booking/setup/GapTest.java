package clinic.booking.setup;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.booking.setup.Gaps.Gap;
import clinic.booking.setup.Gaps.Kind;
import clinic.site.Language;
import clinic.words.Words;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.context.MessageSource;
import org.springframework.mock.env.MockEnvironment;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

class GapTest {

    private static final String FILE = "docker/words/README.md";

    @ParameterizedTest
    @EnumSource
    void saysInEachLanguageWhichPageOrFileClosesIt(Kind kind) throws IOException {
        Gap gap = new Gap(kind, UUID.fromString("1a70f002-93a4-4a63-9d0e-0b64a9a5a002"), "Anna Lindqvist");
        MessageSource words = Words.of(new MockEnvironment());

        for (Locale language : Language.all()) {
            String told = words.getMessage("setup.gap." + gap.words(), new Object[] {"Anna Lindqvist"}, language);
            assertThat(told.contains(FILE)).as(told).isEqualTo(gap.address() == null);
        }
    }

    @Test
    void gapThatAPageClosesLeadsThereAndOneThatAFileClosesNowhere() throws IOException {
        Context overview = new Context(Language.SWEDISH);
        overview.setVariable(
                "gaps",
                List.of(new Gap(Kind.CLINIC_WITHOUT_PHONE, null, null), new Gap(Kind.NO_TREATMENT, null, null)));

        assertThat(pages().process("setup/overview", Set.of("section"), overview))
                .contains("<span>Mottagningen har inget telefonnummer", FILE)
                .contains("<a href=\"/staff/setup/treatments/new\">Det finns ingen behandling.</a>")
                .containsOnlyOnce("<a ")
                .doesNotContain("??");
    }

    private static SpringTemplateEngine pages() throws IOException {
        var resolver = new ClassLoaderTemplateResolver();
        resolver.setPrefix("templates/");
        resolver.setSuffix(".html");
        resolver.setCharacterEncoding("UTF-8");
        var pages = new SpringTemplateEngine();
        pages.setTemplateResolver(resolver);
        pages.setTemplateEngineMessageSource(Words.of(new MockEnvironment()));
        return pages;
    }
}
