package clinic.reminder.message;

import clinic.contracts.SecretLink;
import clinic.reminder.template.PrivacyGuard;
import clinic.reminder.template.ShippedTemplates;
import clinic.reminder.template.TemplateVersion;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import org.springframework.context.support.ReloadableResourceBundleMessageSource;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** Wording without a database: by the templates the software comes with. */
public final class ShippedWording {

    public static final Links LINKS = new Links(
            "https://boka.videslatt-rorelse.example",
            new SecretLink('a', Base64.getEncoder().encodeToString(new byte[32])));

    private ShippedWording() {}

    /** @param answerable whether phones show a number of the clinic's */
    public static Wording guardedBy(PrivacyGuard guard, boolean answerable) {
        var messages = new ReloadableResourceBundleMessageSource();
        messages.setBasenames("classpath:clinic-words/fictional", "classpath:messages/reminder");
        messages.setDefaultEncoding(StandardCharsets.UTF_8.name());
        messages.setFallbackToSystemLocale(false);
        var resolver = new ClassLoaderTemplateResolver();
        resolver.setPrefix("templates/");
        resolver.setSuffix(".html");
        resolver.setCharacterEncoding("UTF-8");
        var pages = new SpringTemplateEngine();
        pages.setTemplateResolver(resolver);
        pages.setTemplateEngineMessageSource(messages);
        var invitations = new Invitations(
                messages,
                Clock.fixed(Instant.parse("2026-11-23T08:00:00Z"), ZoneOffset.UTC),
                true,
                "tider@clinic.example");
        return new Wording(
                template -> new TemplateVersion(template, 1, ShippedTemplates.of(template), Instant.EPOCH, null, null),
                new FactsInWords(messages, recipient -> answerable),
                new Letters(messages, pages, invitations),
                guard,
                LINKS);
    }

    static Wording forbidding(String... names) {
        return guardedBy(new PrivacyGuard(() -> List.of(names)), true);
    }
}
