package clinic.booking.signin;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a browser says it is, in the names that people know it by. Good for recognising one's own, and for no more. */
final class Device {

    private record Name(String shown, Pattern sign) {}

    /** The first that fits: nearly all of them call themselves Chrome or Safari besides. */
    private static final List<Name> BROWSERS = List.of(
            name("Edge", "Edg(e|A|iOS)?/"),
            name("Opera", "OPR/"),
            name("Samsung Internet", "SamsungBrowser/"),
            name("Firefox", "(Firefox|FxiOS)/"),
            name("Chrome", "(Chrome|CriOS)/"),
            name("Safari", "Safari/"));

    private static final List<Name> SYSTEMS = List.of(
            name("iPhone", "iPhone"),
            name("iPad", "iPad"),
            name("Android", "Android"),
            name("ChromeOS", "CrOS"),
            name("Windows", "Windows"),
            name("Mac", "Macintosh"),
            name("Linux", "Linux"));

    private Device() {}

    static String words(@Nullable String userAgent) {
        return userAgent == null
                ? ""
                : Stream.of(first(BROWSERS, userAgent), first(SYSTEMS, userAgent))
                        .flatMap(Optional::stream)
                        .collect(Collectors.joining(", "));
    }

    private static Optional<String> first(List<Name> names, String userAgent) {
        return names.stream()
                .filter(name -> name.sign().matcher(userAgent).find())
                .map(Name::shown)
                .findFirst();
    }

    private static Name name(String shown, String sign) {
        return new Name(shown, Pattern.compile(sign));
    }
}
