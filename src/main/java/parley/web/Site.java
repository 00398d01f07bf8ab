package parley.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import java.util.EnumSet;
import java.util.Set;

/** Everything that is sent by plain HTTP: the page, its headers, and what is said where something cannot be had. */
public final class Site {
    private Site() {}

    /**
     * To be called before other filters are added, so that what they refuse has the headers as well.
     *
     * @param frameAncestors origins whose pages may show this one in a frame
     */
    public static void addTo(ServletContext context, Set<String> frameAncestors) {
        FilterRegistration.Dynamic headers = context.addFilter("headers", new SecurityHeaders(frameAncestors));
        headers.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST, DispatcherType.ERROR), false, "/*");
        headers.setAsyncSupported(true);
        context.addServlet("assets", new AssetServlet(Assets.of(context))).addMapping("/");
        context.addServlet("error", new ErrorPageServlet()).addMapping(ErrorPageServlet.PATH);
    }
}
