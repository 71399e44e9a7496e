package clinic.launcher;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the person at the keyboard asked for. */
sealed interface Order {

    int DEFAULT_PORT = 8080;

    record Up(int port, boolean fresh) implements Order {}

    record Down() implements Order {}

    record Status() implements Order {}

    /** Reads the command line; no word at all means up. */
    static Order of(String... arguments) {
        Deque<String> words = new ArrayDeque<>(List.of(arguments));
        String verb = words.isEmpty() || words.peek().startsWith("--") ? "up" : words.pop();
        return switch (verb) {
            case "up" -> up(words);
            case "down" -> alone(verb, words, new Down());
            case "status" -> alone(verb, words, new Status());
            default -> throw new Refusal("\"%s\" is not a command: use up, down, status or test.".formatted(verb));
        };
    }

    private static Order up(Deque<String> words) {
        int port = DEFAULT_PORT;
        boolean fresh = false;
        while (!words.isEmpty()) {
            String word = words.pop();
            if (word.equals("--fresh")) {
                fresh = true;
            } else if (word.equals("--port")) {
                port = port(words.poll());
            } else if (word.startsWith("--port=")) {
                port = port(word.substring("--port=".length()));
            } else {
                throw new Refusal("up does not know \"%s\": use --port N or --fresh.".formatted(word));
            }
        }
        return new Up(port, fresh);
    }

    private static int port(@Nullable String word) {
        try {
            int port = word == null ? 0 : Integer.parseInt(word);
            if (port >= 1 && port <= 65_535) {
                return port;
            }
        } catch (NumberFormatException notANumber) {
            // Answered below, with the other wrong ports.
        }
        throw new Refusal("--port needs a number from 1 to 65535, such as --port 8090.");
    }

    private static Order alone(String verb, Deque<String> words, Order order) {
        if (!words.isEmpty()) {
            throw new Refusal("%s takes no further word; \"%s\" is one too many.".formatted(verb, words.peek()));
        }
        return order;
    }
}
