package parley.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Everything that is sent by plain HTTP: the pages, their headers, and what is said where something cannot be had. */
public final class Site {
    private Site() {}

    /**
     * To be called before other filters are added, so that what they refuse has the headers as well. (In Payara, which
     * runs filters in the opposite order, it has them as an error.)
     *
     * @param frameAncestors origins whose pages may show this one in a frame
     * @param publicUrl where people elsewhere find the application, ending in a slash
     */
    public static void addTo(ServletContext context, Set<String> frameAncestors, Optional<String> publicUrl) {
        FilterRegistration.Dynamic headers = context.addFilter("headers", new SecurityHeaders(frameAncestors));
        // Servers show the page to sign in by a forward that passes the filters of the request by.
        EnumSet<DispatcherType> all = EnumSet.of(DispatcherType.REQUEST, DispatcherType.FORWARD, DispatcherType.ERROR);
        headers.addMappingForUrlPatterns(all, false, "/*");
        headers.setAsyncSupported(true);
        FilterRegistration.Dynamic paths = context.addFilter("plain-paths", new PlainPaths(context.getContextPath()));
        paths.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, "/*");
        paths.setAsyncSupported(true);
        Assets assets = Assets.of(context);
        context.addServlet("assets", new AssetServlet(assets)).addMapping("/");
        context.addServlet("page", new PageServlet(assets, new PublicAddress(publicUrl)))
                .addMapping("", Assets.PAGE);
        context.addServlet("admin", new AdminPageServlet(assets))
                .addMapping(AdminPageServlet.PATH + "/*", AdminPageServlet.SIGN_IN_PATH);
        context.addServlet("start", new StartServlet()).addMapping(StartServlet.PATH, StartServlet.SIGN_OUT_PATH);
        context.addServlet("error", new ErrorPageServlet(assets)).addMapping(ErrorPageServlet.PATH);
    }
}
