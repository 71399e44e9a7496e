package clinic.reminder.template;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Every version of every template. The latest is in force; none is ever changed or removed. */
@Component
public class Templates implements SmartInitializingSingleton {

    private static final TypeReference<Map<String, Map<Part, String>>> WORDS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    Templates(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Keeps the words this software comes with, before anything leaves: as the next version where the clinic goes by
     * those of an earlier one, and not where it has words of its own.
     */
    @Override
    public void afterSingletonsInstantiated() {
        for (Template template : Template.values()) {
            jdbc.sql("""
                            insert into template_version (template, version, words, saved_at)
                            select :template, coalesce(max(version), 0) + 1, cast(:words as jsonb), :now
                            from template_version where template = :template
                            having not coalesce(bool_or(saved_by is null and words = cast(:words as jsonb)), false)
                                and (select saved_by from template_version where template = :template
                                    order by version desc limit 1) is null
                            on conflict do nothing""")
                    .param("template", template.id())
                    .param("words", written(ShippedTemplates.of(template)))
                    .param("now", Timestamp.from(clock.instant()))
                    .update();
        }
    }

    public TemplateVersion inForce(Template template) {
        return jdbc.sql("select * from template_version where template = :template order by version desc limit 1")
                .param("template", template.id())
                .query(this::version)
                .single();
    }

    /** Newest first. */
    public List<TemplateVersion> history(Template template) {
        return jdbc.sql("select * from template_version where template = :template order by version desc")
                .param("template", template.id())
                .query(this::version)
                .list();
    }

    public Optional<TemplateVersion> version(Template template, int version) {
        return jdbc.sql("select * from template_version where template = :template and version = :version")
                .param("template", template.id())
                .param("version", version)
                .query(this::version)
                .optional();
    }

    /**
     * Puts words in force.
     *
     * @param seen the version they take the place of
     * @param sameAs the earlier version whose words they are
     * @return empty when another version has taken that place meanwhile
     */
    public Optional<TemplateVersion> keep(
            Template template,
            int seen,
            Map<String, TemplateText> texts,
            String by,
            Instant now,
            @Nullable Integer sameAs) {
        return jdbc.sql("""
                        insert into template_version (template, version, words, saved_at, saved_by, same_as)
                        select :template, :seen + 1, cast(:words as jsonb), :now, :by, cast(:sameAs as int)
                        where :seen = (select max(version) from template_version where template = :template)
                        on conflict do nothing returning *""")
                .param("template", template.id())
                .param("seen", seen)
                .param("words", written(texts))
                .param("now", Timestamp.from(now))
                .param("by", by)
                .param("sameAs", sameAs, java.sql.Types.INTEGER)
                .query(this::version)
                .optional();
    }

    private String written(Map<String, TemplateText> texts) {
        Map<String, Map<Part, String>> words = new LinkedHashMap<>();
        texts.forEach((language, text) -> words.put(language, new EnumMap<>(text.parts())));
        return json.writeValueAsString(words);
    }

    private TemplateVersion version(ResultSet row, int number) throws SQLException {
        Map<String, TemplateText> texts = new LinkedHashMap<>();
        json.readValue(row.getString("words"), WORDS)
                .forEach((language, parts) -> texts.put(language, new TemplateText(parts)));
        return new TemplateVersion(
                Template.named(row.getString("template")).orElseThrow(),
                row.getInt("version"),
                texts,
                row.getTimestamp("saved_at").toInstant(),
                row.getString("saved_by"),
                row.getObject("same_as", Integer.class));
    }
}
