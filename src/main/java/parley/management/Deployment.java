package parley.management;

import jakarta.servlet.ServletContext;
import java.io.File;
import java.util.Optional;

/**
 * What tells this deployment from others on the same server.
 *
 * @param contextPath {@code /} at the root
 * @param host virtual host, as the server calls it
 * @param version where Tomcat runs several at one path
 */
public record Deployment(String contextPath, String host, Optional<String> version) {
    public static Deployment of(ServletContext context) {
        String path = context.getContextPath();
        return new Deployment(path.isEmpty() ? "/" : path, context.getVirtualServerName(), versionOf(context));
    }

    /** No API tells it; but it is in the name of the directory that each context has of its own. */
    private static Optional<String> versionOf(ServletContext context) {
        File directory = (File) context.getAttribute(ServletContext.TEMPDIR);
        String name = directory == null ? "" : directory.getName();
        int mark = name.indexOf("##");
        return mark < 0 || mark + 2 == name.length() ? Optional.empty() : Optional.of(name.substring(mark + 2));
    }
}
