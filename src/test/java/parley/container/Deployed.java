package parley.container;

import java.io.File;
import java.net.URI;
import java.net.URL;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The WAR that Maven built, and its address once a server runs it. */
public final class Deployed {
    private Deployed() {}

    /** For {@code @Deployment(testable = false)}: the very file that is released, nothing added. */
    public static WebArchive war() {
        return war("parley");
    }

    /** The same under another context path. */
    public static WebArchive war(String context) {
        return ShrinkWrap.create(ZipImporter.class, context + ".war")
                .importFrom(new File("target", "parley.war"))
                .as(WebArchive.class);
    }

    /**
     * The application's address, ending in a slash. Rebuilt from the one that Arquillian injects, because Payara
     * reports the machine's name, where it does not listen.
     */
    public static URI at(URL injected) {
        return URI.create("http://127.0.0.1:" + injected.getPort() + "/parley/");
    }
}
