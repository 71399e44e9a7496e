package clinic.content.editorial;

import clinic.content.publication.ForWhom;
import clinic.content.publication.PublishedItem;
import clinic.content.publication.PublishedItems;
import clinic.content.publication.WrittenItem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** All content there is, published or on its way, by what it is called in the reader's language. */
@Component
class Shelf {

    private static final List<String> KINDS =
            List.of("condition", "advice", "exercise", "treatment", "follow-up-plan", "drawing");

    /** A review takes its time: so many days before the last one it is asked for. */
    private static final int AHEAD = 60;

    private final PublishedItems items;
    private final Manuscripts manuscripts;

    Shelf(PublishedItems items, Manuscripts manuscripts) {
        this.items = items;
        this.manuscripts = manuscripts;
    }

    /**
     * One item; its methods are public for the pages.
     *
     * @param published null where no version of it is published yet
     * @param underWay null where no version of it is on its way
     * @param plans that need it
     */
    record Line(
            UUID id,
            String kind,
            String title,
            @Nullable PublishedItem published,
            @Nullable Manuscript underWay,
            List<Plan> plans) {

        public @Nullable UUID manuscriptId() {
            return underWay == null ? null : underWay.id();
        }

        public @Nullable String manuscriptState() {
            return underWay == null ? null : underWay.state().name();
        }

        /** How the published version stands. */
        public Standing standing(LocalDate today) {
            if (published == null) {
                return Standing.NEW;
            }
            if (published.takenDown() != null) {
                return switch (published.takenDown()) {
                    case WITHDRAWN -> Standing.WITHDRAWN;
                    case RETIRED -> Standing.RETIRED;
                };
            }
            if (published.reviewBy().isBefore(today)) {
                return Standing.EXPIRED;
            }
            return reviewAskedFor(published.reviewBy()).isAfter(today) ? Standing.IN_FORCE : Standing.SOON;
        }
    }

    /** @param until the last day on which an earlier version of it needs the item; null while the one in force does */
    record Plan(String title, @Nullable LocalDate until) {}

    /** From when on somebody is asked to look at what may be shown until this day. */
    static LocalDate reviewAskedFor(LocalDate reviewBy) {
        return reviewBy.minusDays(AHEAD);
    }

    /** By kind, in the order in which they are given. */
    static Map<String, List<Line>> byKind(List<Line> lines) {
        var byKind = new LinkedHashMap<String, List<Line>>();
        KINDS.forEach(kind -> byKind.put(kind, new ArrayList<>()));
        lines.forEach(line ->
                byKind.computeIfAbsent(line.kind(), kind -> new ArrayList<>()).add(line));
        byKind.values().removeIf(List::isEmpty);
        return byKind;
    }

    Optional<Line> line(UUID item, String language) {
        return all(language).stream().filter(line -> line.id().equals(item)).findFirst();
    }

    List<Line> all(String language) {
        var published = items.all();
        var byId = published.stream().collect(Collectors.toMap(PublishedItem::id, Function.identity()));
        var underWay = manuscripts.underWay().stream()
                .collect(Collectors.toMap(manuscript -> manuscript.written().id(), Function.identity()));
        var use = new PlanUse(published, items.earlierPlans());
        var lines = new ArrayList<Line>();
        for (var item : published) {
            lines.add(new Line(
                    item.id(),
                    item.kind(),
                    title(item, byId, language),
                    item,
                    underWay.get(item.id()),
                    use.of(item.id()).stream()
                            .map(one -> new Plan(title(one.plan(), byId, language), one.until()))
                            .sorted(Comparator.comparing(Plan::title))
                            .toList()));
        }
        underWay.values().stream()
                .filter(manuscript -> !byId.containsKey(manuscript.written().id()))
                .forEach(manuscript -> lines.add(new Line(
                        manuscript.written().id(),
                        manuscript.written().kind(),
                        title(manuscript.written(), language),
                        null,
                        manuscript,
                        List.of())));
        lines.sort(Comparator.comparing((Line line) -> line.published() == null
                        ? LocalDate.MIN
                        : line.published().reviewBy())
                .thenComparing(Line::title));
        return lines;
    }

    private static String title(PublishedItem item, Map<UUID, PublishedItem> byId, String language) {
        var about = item.about() == null ? null : byId.get(item.about());
        return about == null ? item.title(language) : about(about.title(language), item.title(language));
    }

    private static String about(String condition, String forWhom) {
        return forWhom.isEmpty() ? condition : condition + ": " + forWhom;
    }

    /** What it calls itself, and where it has no name of its own what it is for is called. */
    String title(WrittenItem item, String language) {
        var text = Optional.ofNullable(item.texts().get(language))
                .orElse(item.texts().values().iterator().next());
        var own = text.path("name").asString(text.path("title").asString(""));
        if (!own.isEmpty()) {
            return own;
        }
        var about = text.path("condition").asString("");
        return about.isEmpty()
                ? ""
                : items.item(UUID.fromString(about))
                        .map(condition -> condition.title(language))
                        .or(() -> manuscripts
                                .underWay(UUID.fromString(about))
                                .map(condition -> title(condition.written(), language)))
                        .map(condition -> about(condition, ForWhom.of(text)))
                        .orElse("");
    }
}
