package clinic.endtoend.running;

import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives scenarios a {@link Clinic}: the running one that {@code -Dclinic.url} names, or one that is started for the
 * first scenario and stopped after the last.
 */
public final class TheClinic implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Clinic.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.GLOBAL)
                .computeIfAbsent(Shared.class, key -> Shared.find(), Shared.class)
                .clinic();
    }

    private record Shared(Clinic clinic) implements AutoCloseable {

        static Shared find() {
            String url = System.getProperty("clinic.url", "");
            return new Shared(url.isBlank() ? started() : Clinic.at(URI.create(url)));
        }

        private static Clinic started() {
            Path home = Path.of("target", "clinic").toAbsolutePath();
            return Clinic.of(LaunchedClinic.up(home, LaunchedClinic.freePort(), "--fresh"));
        }

        @Override
        public void close() {
            clinic.close();
        }
    }
}
