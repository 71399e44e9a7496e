package clinic.reminder.history;

import clinic.reminder.followup.Findings;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a clinician found, by its ids, as programs tell and are told it. What is left out is not said.
 *
 * @param switches the choice by the condition's switch
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Found(@Nullable String mechanism, @Nullable Map<String, String> switches) {

    static Found of(Findings findings) {
        return new Found(findings.mechanism(), findings.switches());
    }

    Findings findings() {
        Map<String, String> chosen = new HashMap<>();
        if (switches != null) {
            switches.forEach((id, choice) -> {
                if (said(choice) instanceof String one) {
                    chosen.put(id, one);
                }
            });
        }
        return new Findings(said(mechanism), chosen);
    }

    static @Nullable String said(@Nullable String words) {
        return words == null || words.isBlank() ? null : words.strip();
    }
}
