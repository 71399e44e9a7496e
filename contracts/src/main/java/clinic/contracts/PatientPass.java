package clinic.contracts;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/**
 * What the browser of a signed-in patient shows to another service: whose pages it may see, and until when. Computed with
 * the key of links and stored nowhere. It says an id and nothing else of anybody.
 *
 * <p>Form: the second at which it ends, then a {@link SecretLink} for each id, with dots between.
 *
 * @param patients the ids of one person, who may have been recorded twice
 */
public record PatientPass(List<UUID> patients, Instant until) {

    /** The cookie that it travels in. */
    public static final String COOKIE = "patient-pass";

    /** The only pages that the cookie is sent to. */
    public static final String PATH = "/check-in";

    private static final String BETWEEN = ".";

    public String written(SecretLink secret) {
        String end = Long.toString(until.getEpochSecond());
        List<String> links = patients.stream()
                .map(patient -> secret.token(SecretLink.Purpose.PATIENT_PASS, patient, end))
                .toList();
        return end + BETWEEN + String.join(BETWEEN, links);
    }

    /** Whose pages it opens now; empty when it is over, or not all of it is ours. */
    public static List<UUID> patients(String written, SecretLink secret, Instant now) {
        List<String> parts = Arrays.asList(written.split("\\.", -1));
        String end = parts.getFirst();
        if (!end.matches("\\d{1,12}") || !now.isBefore(Instant.ofEpochSecond(Long.parseLong(end)))) {
            return List.of();
        }
        List<String> links = parts.subList(1, parts.size());
        List<UUID> patients = links.stream()
                .flatMap(link -> secret
                        .claimedId(link)
                        .filter(patient -> secret.opens(link, SecretLink.Purpose.PATIENT_PASS, patient, end))
                        .stream())
                .toList();
        return patients.size() == links.size() ? patients : List.of();
    }
}
