package parley;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Properties;

/**
 * One of several versions of the application under one context path, as Tomcat's parallel deployment makes them. Tomcat
 * leaves connections where they are and sends whoever comes to the newest version, so the participants of one call would be
 * in two calls. Therefore, as soon as anybody has come to a newer version, this one sends away whom it has, and they meet
 * there. Versions have class loaders of their own; what they share is a system property. Thread-safe.
 */
final class ParallelVersion extends HttpFilter {
    private static final long serialVersionUID = 1L;

    /** Where Tomcat says which version it is; the empty text where there is only one. */
    private static final String TOMCATS_ATTRIBUTE = "org.apache.catalina.webappVersion";

    private final transient Properties shared;
    private final String newest;
    private final String version;
    private final transient Runnable stopping;
    private volatile boolean hasCome;

    /** @param stopping is called when the application stops, before the server closes anything itself: Tomcat does so */
    ParallelVersion(ServletContext context, Runnable stopping) {
        this(context, System.getProperties(), stopping);
    }

    /** @param shared by all versions: the newest one to which anybody has come, for each context path of each host */
    ParallelVersion(ServletContext context, Properties shared, Runnable stopping) {
        this.shared = shared;
        this.stopping = stopping;
        this.newest = "parley.newest:" + context.getVirtualServerName() + context.getContextPath();
        Object attribute = context.getAttribute(TOMCATS_ATTRIBUTE);
        this.version = attribute == null ? "" : attribute.toString();
    }

    /** Tomcat compares them in the same way. */
    boolean isSuperseded() {
        return version.compareTo(shared.getProperty(newest, "")) < 0;
    }

    /** This version ends: whom it sends away now may stay with an older one. */
    @Override
    public void destroy() {
        shared.remove(newest, version);
        stopping.run();
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!hasCome) {
            hasCome = true;
            shared.merge(newest, version, (a, b) -> ((String) a).compareTo((String) b) < 0 ? b : a);
        }
        HttpSession session = isSuperseded() ? request.getSession(false) : null;
        if (session == null) {
            chain.doFilter(request, response);
        } else {
            // Because of it Tomcat would send its owner to this version for ever.
            session.invalidate();
            response.setHeader("Retry-After", "1");
            response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        }
    }
}
