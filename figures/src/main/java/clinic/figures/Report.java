package clinic.figures;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a measurement tells: printed as it comes, and kept for {@code ./clinic measure} and {@code ./clinic report} to show
 * at the end. Nothing is kept of a measurement that ended early, not even what an earlier run of it left: a figure whose
 * invariant broke is none.
 */
public final class Report {

    /** What stands before the lines that are no figures. */
    static final String ABOUT = "# ";

    private final String name;
    private final Path words;
    private final Path lines;
    private final Surroundings before;
    private final StringBuilder told = new StringBuilder();
    private final List<Figure> figures = new ArrayList<>();
    private final List<String> held = new ArrayList<>();

    /** @param name as {@code ./clinic measure} knows it */
    public Report(String name) throws IOException, InterruptedException {
        this(name, Path.of("target"));
    }

    Report(String name, Path folder) throws IOException, InterruptedException {
        this.name = name;
        this.words = folder.resolve(name + "-measurement.txt");
        this.lines = folder.resolve(name + "-figures.tsv");
        this.before = Surroundings.now();
        Files.deleteIfExists(words);
        Files.deleteIfExists(lines);
    }

    public void say(String line) {
        System.out.print(line);
        told.append(line);
    }

    /** @param floor what it is measured beside, in the same run */
    public void ratio(String what, String floor, Median ratio) {
        figures.add(new Figure(name, what, "× " + floor, ratio));
    }

    /** For what has nothing beside it. */
    public void figure(String what, String unit, Median figure) {
        figures.add(new Figure(name, what, unit, figure));
    }

    /** What was looked at besides, without which the figures would be worth nothing. */
    public void held(String what) {
        held.add(what);
    }

    /** When all was well. */
    public void keep() throws IOException, InterruptedException {
        Surroundings after = Surroundings.now();
        say(after + "\n");
        Files.writeString(words, told);
        List<String> all = new ArrayList<>();
        all.add(ABOUT + before + ", then " + after.load());
        held.forEach(one -> all.add(ABOUT + "held: " + one));
        figures.forEach(figure -> all.add(figure.line()));
        Files.write(lines, all);
    }
}
