package clinic.figures;

import java.util.List;

/**
 * One figure of a measurement whose invariants held; a line of a file.
 *
 * @param measurement as {@code ./clinic measure} knows it
 * @param beside what it is a ratio to, the floor or the peer; or the unit, where there is none
 */
record Figure(String measurement, String what, String beside, Median median) {

    private static final String BETWEEN = "\t";

    String line() {
        return String.join(
                BETWEEN,
                List.of(
                        measurement,
                        what,
                        beside,
                        Double.toString(median.value()),
                        Double.toString(median.smallest()),
                        Double.toString(median.largest()),
                        Integer.toString(median.rounds())));
    }

    static Figure read(String line) {
        String[] words = line.split(BETWEEN, -1);
        return new Figure(
                words[0],
                words[1],
                words[2],
                new Median(
                        Double.parseDouble(words[3]),
                        Double.parseDouble(words[4]),
                        Double.parseDouble(words[5]),
                        Integer.parseInt(words[6])));
    }
}
