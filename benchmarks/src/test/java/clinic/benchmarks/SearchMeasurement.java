package clinic.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.baremachine.LocalKafka;
import clinic.baremachine.LocalPostgres;
import clinic.figures.Report;
import clinic.figures.Surroundings;
import clinic.topics.Topics;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How long a search for advice takes over HTTP, with the page that tells of what was found, beside an empty endpoint of
 * the same server: for words that are known as they stand, for words that have to be guessed at, and for the longest
 * question that is answered. An article, which is found without any search, stands beside them: what a page costs. Before
 * and after, each question has to find what it should. {@code ./clinic measure search}
 */
class SearchMeasurement {

    private static final String FLOOR = "empty endpoint";

    /** @param finds the address of what comes first */
    private record Question(String words, String language, String finds) {

        String path() {
            return "/search?lang=" + language + "&q=" + URLEncoder.encode(words, StandardCharsets.UTF_8);
        }
    }

    private static final List<Question> KNOWN = List.of(
            new Question("ischias", "sv", "ischias"),
            new Question("ont i benet", "sv", "ischias"),
            new Question("nervrötterna", "sv", "ischias"),
            new Question("knäartros", "sv", "knaartros"),
            new Question("stel i nacken", "sv", "nacksmarta"),
            new Question("sore elbows", "en", "tennis-elbow"),
            new Question("pain on stairs", "en", "knee-osteoarthritis"),
            new Question("kan inte kissa", "sv", "ischias"));

    private static final List<Question> GUESSED = List.of(
            new Question("iskias", "sv", "ischias"),
            new Question("disbråck", "sv", "ischias"),
            new Question("knaartros", "sv", "knaartros"),
            new Question("nakspärr", "sv", "nacksmarta"),
            new Question("armbågsbesvär", "sv", "tennisarmbage"),
            new Question("ostearthritis", "en", "knee-osteoarthritis"),
            new Question("siatica", "en", "sciatica"));

    /** As much as is read of a question, without a word twice: each of its words is guessed at. */
    private static final List<Question> LONG = List.of(new Question(
            "iskiasnervvn gjör ondt neråt bennet ochså skinkkan vadden fotten nähr jag sitterr gårr lyffter böyjer hostarr",
            "sv",
            "ischias"));

    @Test
    void searchForAdvice(@TempDir Path folder) throws Exception {
        Report report = new Report("search");
        try (LocalPostgres postgres = LocalPostgres.durable(
                        folder.resolve("programs"),
                        folder.resolve("data"),
                        LocalKafka.freePort(),
                        Path.of("target", "postgres.log"));
                LocalKafka kafka = LocalKafka.start(folder.resolve("kafka"), LocalKafka.freePort())) {
            Topics.create(kafka.bootstrapServers());
            try (MeasuredService service = MeasuredService.content(
                    postgres.database("content", "measured-and-then-forgotten-31"), kafka.bootstrapServers())) {
                report.say("Search for advice, the whole page, %s%n".formatted(Surroundings.now()));
                findsWhatItShould(service);
                Rounds.Outcome outcome = Rounds.promised()
                        .of(List.of(
                                service.asking(FLOOR, "/benchmark/nothing"),
                                service.asking("an article", "/conditions/ischias"),
                                taking("known words", service, KNOWN),
                                taking("guessed words", service, GUESSED),
                                taking("the longest", service, LONG)));
                findsWhatItShould(service);
                outcome.tell(report, FLOOR, "");
            }
        }
        report.held("each question found what it should, before and after");
        report.keep();
    }

    private static void findsWhatItShould(MeasuredService service) throws Exception {
        for (List<Question> questions : List.of(KNOWN, GUESSED, LONG)) {
            for (Question question : questions) {
                HttpResponse<String> page = service.get(question.path());
                String found = page.body().substring(Math.max(0, page.body().indexOf("id=\"found\"")));
                assertThat(found.replaceFirst("(?s).*?href=\"/conditions/([^\"#]+)\".*", "$1"))
                        .as(question.words())
                        .isEqualTo(question.finds());
            }
        }
    }

    /** One question after the other, over and over. */
    private static Contender taking(String name, MeasuredService service, List<Question> questions) {
        List<Contender> each = questions.stream()
                .map(question -> service.asking(name, question.path()))
                .toList();
        return new Contender() {

            private int turn;

            @Override
            public String name() {
                return name;
            }

            @Override
            public void once() throws Exception {
                each.get(turn++ % each.size()).once();
            }
        };
    }
}
