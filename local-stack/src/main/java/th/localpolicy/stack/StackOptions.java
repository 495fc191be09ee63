package th.localpolicy.stack;

import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * Where and how to run.
 *
 * @param projectRoot where the built modules lie
 * @param directory where data and logs are kept, over restarts
 * @param issuer the OpenID issuer as it stands in tokens
 * @param console told in words of every part that comes up, dies, or is started again
 */
public record StackOptions(Path projectRoot, Path directory, Ports ports, String issuer, Consumer<String> console) {
    /** On these ports, with the local provider as the issuer. */
    public static StackOptions of(Path projectRoot, Path directory, Ports ports, Consumer<String> console) {
        return new StackOptions(
                projectRoot.toAbsolutePath().normalize(),
                directory.toAbsolutePath().normalize(),
                ports,
                ports.url(Part.OPENID),
                console);
    }

    /** The same under another issuer, for clients that reach the provider by another host name. */
    public StackOptions withIssuer(String url) {
        return new StackOptions(projectRoot, directory, ports, url, console);
    }
}
