package parley.browser;

import java.net.URI;
import java.net.URL;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import parley.container.Deployed;

/** Browsers, and the WAR that Maven built, in the server of this run. */
@ExtendWith(ArquillianExtension.class)
public abstract class WithDeployment extends WithBrowsers {
    @ArquillianResource
    private URL url;

    /** The address of the page, ending in a slash. */
    protected URI base;

    @Deployment(testable = false)
    static WebArchive war() {
        return Deployed.war();
    }

    @BeforeEach
    void findPage() {
        base = Deployed.at(url);
    }
}
