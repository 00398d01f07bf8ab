package parley.browser.embed;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A page that answers viewers of a {@link CameraServer} with a real peer connection, a moving picture and a tone. */
public final class Camera implements AutoCloseable {
    private final BrowserContext context;
    private final Page page;

    public Camera(Browser browser, CameraServer server) {
        context = browser.newContext();
        page = context.newPage();
        try {
            page.evaluate(
                    Files.readString(Path.of("src", "test", "js", "browser", "camera.js")), server.cameraAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of what all viewers send: frames decoded, packets of sound. */
    int framesReceived() {
        return ((Number) page.evaluate("camera.received('video', 'framesDecoded')")).intValue();
    }

    int soundPacketsReceived() {
        return ((Number) page.evaluate("camera.received('audio', 'packetsReceived')")).intValue();
    }

    /** Viewers go on being connected, but nothing comes. */
    void freeze() {
        page.evaluate("camera.freeze()");
    }

    void thaw() {
        page.evaluate("camera.thaw()");
    }

    /** As when the camera is unplugged. */
    void hangUpOnAll() {
        page.evaluate("camera.hangUp()");
    }

    int connections() {
        return ((Number) page.evaluate("camera.connections()")).intValue();
    }

    @Override
    public void close() {
        context.close();
    }
}
