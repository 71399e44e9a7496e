package clinic.content.condition;

import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/conditions}: what may be given as {@code condition} when booking. */
@RestController
class ConditionsApi {

    private final Conditions conditions;

    ConditionsApi(Conditions conditions) {
        this.conditions = conditions;
    }

    @GetMapping("/api/conditions")
    @Operation(summary = "What may be given as condition when booking")
    List<Entry> list(Locale language) {
        return conditions.in(language).stream()
                .map(condition -> new Entry(condition.id(), condition.slug(), condition.name()))
                .toList();
    }

    record Entry(UUID id, String slug, String name) {}
}
