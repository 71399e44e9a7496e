package clinic.site;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Path and query of a request as the browser sent them, still encoded; nothing in them is too odd to be kept. */
record Query(String path, List<String> parameters) {

    static Query of(HttpServletRequest request) {
        // Two slashes at the start would make a link to another host.
        var path = request.getRequestURI().replaceFirst("^/+", "/");
        var query = request.getQueryString();
        return new Query(path, query == null || query.isEmpty() ? List.of() : Arrays.asList(query.split("&", -1)));
    }

    Optional<String> first(String name) {
        return parameters.stream()
                .filter(parameter -> parameter.startsWith(name + "="))
                .map(parameter -> parameter.substring(name.length() + 1))
                .findFirst();
    }

    /** The same place with one parameter set to another value. */
    String with(String name, String value) {
        var others = parameters.stream().filter(parameter -> !parameter.startsWith(name + "="));
        return path + "?"
                + String.join(
                        "&",
                        Stream.concat(others, Stream.of(name + "=" + value)).toList());
    }
}
