package clinic.endtoend.running;

import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/**
 * A patient of fiction whose every word is one that nobody else would write: where it stands, this patient's stands.
 *
 * @param personnummer one of those that the Swedish Tax Agency gives to nobody, for tests
 * @param wish what they tell before the visit
 * @param activity what they tell after it
 * @param reply what they answer to an SMS
 */
public record Canary(Person person, String birthDate, String personnummer, String wish, String activity, String reply) {

    /** Somebody new, by a number that is theirs alone in this run. */
    public static Canary hatched() {
        Person somebody = Person.speaking("sv");
        String personnummer = "630407-2397";
        return new Canary(
                new Person(
                        "Kanelia Bofinkström", somebody.mobile(), "bofinken." + somebody.email(), somebody.language()),
                "1963-04-07",
                personnummer,
                "kanelfärgade domningar, se " + personnummer,
                "lyfta kaneltunnor, se " + personnummer,
                "mina kanelknakar tilltar, ring om " + personnummer);
    }

    public String name() {
        return person.name();
    }

    public String mobile() {
        return person.mobile();
    }

    public String email() {
        return person.email();
    }

    /** As it is kept. */
    public String keptPersonnummer() {
        return "19" + personnummer.replace("-", "");
    }

    /** What they have said of their health, and their number. */
    public String[] told() {
        return new String[] {
            personnummer, personnummer.replace("-", ""), "kanelfärgade", "domningar, se", "kaneltunnor", "kanelknakar"
        };
    }

    /** The same, and who they are. */
    public String[] everything() {
        return Stream.concat(
                        Stream.of(told()),
                        Stream.of("Kanelia", "Bofinkstr", birthDate, "bofinken.", mobile().substring(1)))
                .toArray(String[]::new);
    }

    /**
     * What they come for, in every language and as it is written in addresses.
     *
     * @param words each of them gives it away
     */
    public record Ailment(String[] words) {

        public static Ailment unknown() {
            return new Ailment(new String[0]);
        }

        /** The one whose page stands there; the first for any other address. */
        public static Ailment of(Clinic clinic, String address) {
            List<JsonNode> swedish = conditions(clinic, "sv");
            int number = 0;
            for (int n = 0; n < swedish.size(); n++) {
                if (address.endsWith("/" + swedish.get(n).path("slug").asString())) {
                    number = n;
                }
            }
            JsonNode one = swedish.get(number);
            return new Ailment(Stream.concat(
                            Stream.of(
                                    one.path("slug").asString(),
                                    one.path("name").asString()),
                            conditions(clinic, "en").stream()
                                    .filter(other -> other.path("id").equals(one.path("id")))
                                    .map(other -> other.path("name").asString()))
                    .toArray(String[]::new));
        }

        private static List<JsonNode> conditions(Clinic clinic, String language) {
            return StreamSupport.stream(
                            clinic.http()
                                    .get("/api/conditions?lang=" + language)
                                    .json()
                                    .spliterator(),
                            false)
                    .toList();
        }
    }
}
