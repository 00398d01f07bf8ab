package parley.browser.embed;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import parley.browser.WithDeployment;

/** A page of somebody else's with elements from the deployment in it, and a server of cameras for them to show. */
abstract class WithHost extends WithDeployment {
    CameraServer cameras;
    Camera camera;
    HostSite site;
    Host host;

    @BeforeEach
    void open() {
        cameras = new CameraServer();
        camera = new Camera(browser, cameras);
        site = new HostSite();
        host = new Host(browser, site, base);
    }

    @AfterEach
    void close() {
        host.close();
        site.close();
        camera.close();
        cameras.close();
    }
}
