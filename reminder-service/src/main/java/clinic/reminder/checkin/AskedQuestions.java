package clinic.reminder.checkin;

import java.util.Base64;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The questions that a form asked, sealed in the form itself. So whether each of them was answered is known without the
 * database, nobody gets past one by leaving it out of what they send, and an answer is kept with the words it
 * was given to.
 */
@Component
class AskedQuestions {

    private final Seal seal;
    private final JsonMapper json;

    AskedQuestions(
            @Value("${clinic.links.key}") String key,
            @Value("${clinic.links.earlier:}") String earlier,
            JsonMapper json) {
        this.seal = new Seal(key, earlier, "asked questions");
        this.json = json;
    }

    private record Sealed(String token, Asked asked) {}

    String seal(String token, Asked asked) {
        return Base64.getUrlEncoder().encodeToString(seal.close(json.writeValueAsString(new Sealed(token, asked))));
    }

    /** Empty for what is not ours, was written by an older release, or was asked behind another link. */
    Optional<Asked> open(String token, String sealed) {
        try {
            return seal.open(Base64.getUrlDecoder().decode(sealed))
                    .map(text -> json.readValue(text, Sealed.class))
                    .filter(found -> token.equals(found.token()))
                    .map(Sealed::asked);
        } catch (IllegalArgumentException | JacksonException notAsWeWriteIt) {
            return Optional.empty();
        }
    }
}
