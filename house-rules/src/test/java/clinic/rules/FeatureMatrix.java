package clinic.rules;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which feature of a service uses which, as a square: whoever uses stands above what is used, so that every mark lies
 * above the diagonal. A cycle, which the house forbids, would be a mark below it.
 *
 * @param uses by feature, the others it uses
 * @param order from those that nobody uses to those that use nobody
 */
record FeatureMatrix(String service, Map<String, Set<String>> uses, List<String> order) {

    private static final int CELL = 15;
    private static final int NAMES = 150;
    private static final int TOP = 40;
    private static final int MARK = 11;

    static FeatureMatrix of(String service, JavaClasses classes) {
        Map<String, Set<String>> uses = new TreeMap<>();
        for (JavaClass type : classes) {
            String feature = feature(service, type);
            if (feature.isEmpty()) {
                continue;
            }
            Set<String> used = uses.computeIfAbsent(feature, anew -> new TreeSet<>());
            type.getDirectDependenciesFromSelf().stream()
                    .map(dependency -> feature(service, dependency.getTargetClass()))
                    .filter(other -> !other.isEmpty() && !other.equals(feature))
                    .forEach(used::add);
        }
        return new FeatureMatrix(service, uses, order(uses));
    }

    /** The part of its package's name after the service's; empty for what belongs to another, or to none. */
    private static String feature(String service, JavaClass type) {
        String[] names = type.getPackageName().split("\\.");
        return names.length > 2 && names[0].equals("clinic") && names[1].equals(service) ? names[2] : "";
    }

    private static List<String> order(Map<String, Set<String>> uses) {
        List<String> order = new ArrayList<>();
        Set<String> left = new TreeSet<>(uses.keySet());
        while (!left.isEmpty()) {
            String next = left.stream()
                    .filter(one -> left.stream()
                            .noneMatch(other -> !other.equals(one)
                                    && uses.getOrDefault(other, Set.of()).contains(one)))
                    .findFirst()
                    // A cycle: it is drawn, and another rule forbids it.
                    .orElseGet(() -> left.iterator().next());
            order.add(next);
            left.remove(next);
        }
        return order;
    }

    String svg() {
        int side = order.size() * CELL;
        StringBuilder svg = new StringBuilder("""
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %2$d" width="%1$d" height="%2$d" font-family="system-ui, sans-serif" font-size="11">
                <title>Features of %3$s and what each uses</title>
                <rect width="100%%" height="100%%" fill="#fff"/>
                <text x="8" y="18" font-size="13" font-weight="600">%3$s: a row uses the columns with a mark</text>
                """.formatted(NAMES + side + 12, TOP + side + 12, service));
        for (int row = 0; row < order.size(); row++) {
            int y = TOP + row * CELL;
            if (row % 2 == 0) {
                svg.append("<rect x=\"0\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"#f3f6f5\"/>%n"
                        .formatted(y, NAMES + side, CELL));
            }
            svg.append("<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>%n"
                    .formatted(NAMES - 22, y + 11, order.get(row)));
            svg.append("<text x=\"%d\" y=\"%d\" text-anchor=\"end\" fill=\"#666\">%d</text>%n"
                    .formatted(NAMES - 4, y + 11, row + 1));
            svg.append("<text x=\"%d\" y=\"%d\" text-anchor=\"middle\" fill=\"#666\" font-size=\"9\">%d</text>%n"
                    .formatted(NAMES + row * CELL + CELL / 2, TOP - 4, row + 1));
            svg.append("<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"#cfd8d5\"/>%n"
                    .formatted(NAMES + row * CELL + 2, y + 2, MARK, MARK));
        }
        for (int row = 0; row < order.size(); row++) {
            for (int column = 0; column < order.size(); column++) {
                String user = order.get(row);
                String used = order.get(column);
                if (uses.getOrDefault(user, Set.of()).contains(used)) {
                    svg.append(
                            "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"%s\"><title>%s uses %s</title></rect>%n"
                                    .formatted(
                                            NAMES + column * CELL + 2,
                                            TOP + row * CELL + 2,
                                            MARK,
                                            MARK,
                                            column > row ? "#1f6f5c" : "#b3261e",
                                            user,
                                            used));
                }
            }
        }
        return svg.append("</svg>\n").toString();
    }
}
