package clinic.reminder.checkin;

import clinic.contracts.content.RedFlag;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The safety questions that a form asked, sealed in the form itself. So whether each of them was answered is known
 * without the database, and nobody gets past one by leaving it out of what they send.
 */
@Component
class AskedQuestions {

    private final Seal seal;
    private final JsonMapper json;

    AskedQuestions(@Value("${clinic.links.key}") String key, JsonMapper json) {
        this.seal = new Seal(key, "asked questions");
        this.json = json;
    }

    private record Asked(String token, List<RedFlag> flags) {}

    String seal(String token, List<RedFlag> flags) {
        return Base64.getUrlEncoder().encodeToString(seal.close(json.writeValueAsString(new Asked(token, flags))));
    }

    /** Empty for what is not ours, was written by an older release, or was asked behind another link. */
    Optional<List<RedFlag>> open(String token, String sealed) {
        try {
            return seal.open(Base64.getUrlDecoder().decode(sealed))
                    .map(text -> json.readValue(text, Asked.class))
                    .filter(asked -> asked.token().equals(token))
                    .map(Asked::flags);
        } catch (IllegalArgumentException | JacksonException notAsWeWriteIt) {
            return Optional.empty();
        }
    }
}
