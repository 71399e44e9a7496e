package clinic.booking;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** What was asked cannot be understood or allowed; every fault names its field, and the words are the edge's. */
public class InvalidInput extends RuntimeException {

    /**
     * @param field as the API names it, such as {@code patient.mobile}
     * @param code key of the words, {@code fault.<code>} in {@code messages/problems}
     */
    public record Fault(String field, String code) {

        /** As a form shows them: of each field the first. */
        public static Map<String, Fault> byField(List<Fault> faults) {
            Map<String, Fault> byField = new LinkedHashMap<>();
            faults.forEach(fault -> byField.putIfAbsent(fault.field(), fault));
            return byField;
        }
    }

    private final transient List<Fault> faults;

    public InvalidInput(List<Fault> faults) {
        super("Invalid input: " + faults);
        this.faults = List.copyOf(faults);
    }

    public InvalidInput(String field, String code) {
        this(List.of(new Fault(field, code)));
    }

    /** The same faults, of fields that are called otherwise where they were sent. */
    public InvalidInput named(UnaryOperator<String> field) {
        return new InvalidInput(faults.stream()
                .map(fault -> new Fault(field.apply(fault.field()), fault.code()))
                .toList());
    }

    /** The same for who asked for what is inside of this field, such as {@code patient}, and for nothing else. */
    public InvalidInput inside(String field) {
        String outside = field + ".";
        return named(name -> name.startsWith(outside) ? name.substring(outside.length()) : name);
    }

    public List<Fault> faults() {
        return faults;
    }
}
