package clinic.reminder.hook;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** A form as a provider posted it. */
final class HookForm {

    private final SortedMap<String, SortedSet<String>> fields = new TreeMap<>();

    private HookForm() {}

    static HookForm read(byte[] raw) {
        HookForm form = new HookForm();
        for (String pair : new String(raw, StandardCharsets.UTF_8).split("&", -1)) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                String value = equals < 0 ? "" : pair.substring(equals + 1);
                form.fields
                        .computeIfAbsent(decoded(name), unknown -> new TreeSet<>())
                        .add(decoded(value));
            }
        }
        return form;
    }

    /** Empty when it is not there. */
    String get(String name) {
        return fields.getOrDefault(name, new TreeSet<>(List.of(""))).first();
    }

    /** All of it, sorted by name. */
    SortedMap<String, SortedSet<String>> sorted() {
        return Collections.unmodifiableSortedMap(fields);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException asItStands) {
            return text;
        }
    }
}
