package clinic.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipFile;

/** The runnable jar of a module, unpacked into the data folder: starts faster than packed, and a build can go on. */
record App(String module, Path jar) {

    /** The jar the build made. */
    static App built(Path root, String module) throws IOException {
        Path target = root.resolve(module).resolve("target");
        if (Files.isDirectory(target)) {
            try (Stream<Path> files = Files.list(target)) {
                var jar = files.filter(file -> file.getFileName().toString().matches(module + "-[0-9].*-app\\.jar"))
                        .max(Comparator.comparing(file -> file.toFile().lastModified()));
                if (jar.isPresent()) {
                    return new App(module, jar.get());
                }
            }
        }
        throw new Refusal(
                "The part %s is not built: start with ./clinic up, which builds what is missing.".formatted(module));
    }

    /** The jar to start, unpacked if this very jar was not yet. */
    Path unpacked(DataFolder data) throws IOException, InterruptedException {
        String version = module + "-" + fingerprint();
        Path folder = data.apps().resolve(version);
        if (!Files.exists(folder)) {
            forgetOthers(data);
            Path halfDone = data.apps().resolve(version + ".new");
            DataFolder.delete(halfDone);
            unpack(halfDone);
            Files.move(halfDone, folder, StandardCopyOption.ATOMIC_MOVE);
        }
        return folder.resolve(jar.getFileName());
    }

    /** Of all it holds, from the checksums that a jar keeps of its entries; reproducible builds have no dates. */
    private String fingerprint() throws IOException {
        CRC32 sum = new CRC32();
        // A release may change no more of a part than its name, by which it is started.
        sum.update(jar.getFileName().toString().getBytes(StandardCharsets.UTF_8));
        try (ZipFile entries = new ZipFile(jar.toFile())) {
            entries.stream()
                    .map(entry -> entry.getName() + ' ' + entry.getCrc() + '\n')
                    .forEach(entry -> sum.update(entry.getBytes(StandardCharsets.UTF_8)));
        }
        return "%08x".formatted(sum.getValue());
    }

    /** Where the class data of this jar, loaded and linked by this JDK, is kept once it was trained. */
    static Path training(Path unpackedJar) {
        return unpackedJar.resolveSibling("classes-" + Runtime.version() + ".aot");
    }

    private void unpack(Path folder) throws IOException, InterruptedException {
        Process tools = new ProcessBuilder(List.of(
                        Java.command(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Djarmode=tools",
                        "-jar",
                        jar.toString(),
                        "extract",
                        "--destination",
                        folder.toString()))
                .redirectErrorStream(true)
                .start();
        String said = new String(tools.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (tools.waitFor() != 0) {
            throw new Refusal(
                    "%s could not be unpacked into %s (%s). Make room, or choose another folder with CLINIC_HOME."
                            .formatted(jar, folder, said.lines().findFirst().orElse("it did not say why")));
        }
    }

    private void forgetOthers(DataFolder data) throws IOException {
        try (Stream<Path> folders = Files.list(data.apps())) {
            for (Path other : folders.filter(
                            folder -> folder.getFileName().toString().matches(module + "-[0-9a-f]{8}(\\.new)?"))
                    .toList()) {
                DataFolder.delete(other);
            }
        }
    }
}
