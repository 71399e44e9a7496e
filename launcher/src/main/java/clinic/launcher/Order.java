package clinic.launcher;

import java.nio.file.Path;
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

    /** Whether the audit is as it was. */
    record Audit() implements Order {}

    /** @param to a file that is not there yet, or a folder in which it gets a name */
    record BackUp(Path to) implements Order {}

    record Restore(Path from) implements Order {}

    record Renew(What what) implements Order {

        enum What {
            LINKS,
            STAFF,
            DATABASES
        }
    }

    /**
     * @param service where to replay; null means everywhere
     * @param event {@code <topic>/<partition>/<offset>}, or everything
     */
    record Replay(
            @Nullable String service, What what, @Nullable String event) implements Order {

        /** Listing changes nothing. */
        enum What {
            LIST,
            ALL,
            ONE
        }
    }

    /** Reads the command line; no word at all means up. */
    static Order of(String... arguments) {
        Deque<String> words = new ArrayDeque<>(List.of(arguments));
        String verb = words.isEmpty() || words.peek().startsWith("--") ? "up" : words.pop();
        return switch (verb) {
            case "up" -> up(words);
            case "down" -> alone(verb, words, new Down());
            case "status" -> alone(verb, words, new Status());
            case "audit" -> alone(verb, words, new Audit());
            case "replay" -> replay(words);
            case "backup" -> {
                Path to = path(verb, words, "/mnt/usb");
                yield alone(verb, words, new BackUp(to));
            }
            case "restore" -> {
                Path from = path(verb, words, "/mnt/usb/clinic-2026-11-28T02-00-00Z.zip");
                yield alone(verb, words, new Restore(from));
            }
            case "renew" -> renew(words);
            default ->
                throw new Refusal(
                        "\"%s\" is not a command: use up, down, status, replay, audit, backup, restore, renew or test."
                                .formatted(verb));
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

    private static Order replay(Deque<String> words) {
        String service = words.isEmpty() || words.peek().startsWith("--") ? null : words.pop();
        String event = words.poll();
        Replay order = switch (event) {
            case null -> new Replay(service, Replay.What.LIST, null);
            case "--all" -> new Replay(service, Replay.What.ALL, null);
            default -> new Replay(service, Replay.What.ONE, event);
        };
        if (order.what() == Replay.What.ONE && !String.valueOf(event).matches("[a-z][a-z0-9.-]*/\\d{1,4}/\\d{1,18}")) {
            throw new Refusal(
                    "replay names an event as <topic>/<partition>/<offset>, as ./clinic replay lists it, or --all; not \"%s\"."
                            .formatted(event));
        }
        return alone("replay", words, order);
    }

    private static Order renew(Deque<String> words) {
        Renew.What what = switch (words.poll()) {
            case "links" -> Renew.What.LINKS;
            case "staff" -> Renew.What.STAFF;
            case "databases" -> Renew.What.DATABASES;
            case null, default -> throw new Refusal("renew needs to be told what: links, staff or databases.");
        };
        return alone("renew", words, new Renew(what));
    }

    private static Path path(String verb, Deque<String> words, String example) {
        String word = words.poll();
        if (word == null || word.isBlank()) {
            throw new Refusal("%s needs to be told where, such as ./clinic %1$s %s".formatted(verb, example));
        }
        return Path.of(word).toAbsolutePath();
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
