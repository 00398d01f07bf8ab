package parley.server;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.jboss.arquillian.container.spi.event.container.AfterUnDeploy;
import org.jboss.arquillian.core.api.annotation.Observes;

/** The adapter tells Payara Micro to end and does not wait for it: the next one would find its port taken. */
public final class PayaraMicroEnd {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    void end(@Observes AfterUnDeploy event) {
        await().atMost(PATIENCE)
                .until(() -> ProcessHandle.current()
                        .children()
                        .noneMatch(process ->
                                process.info().commandLine().orElse("").contains("payara-micro")));
    }
}
