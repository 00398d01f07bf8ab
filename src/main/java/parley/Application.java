package parley;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import jakarta.websocket.server.ServerContainer;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import parley.admin.AdminServlet;
import parley.admin.View;
import parley.admission.Starters;
import parley.forwarding.ForwardedFilter;
import parley.forwarding.TrustedProxies;
import parley.logging.Event;
import parley.logging.EventLog;
import parley.logging.LogAddresses;
import parley.management.Beans;
import parley.management.Control;
import parley.management.Deployment;
import parley.monitoring.Monitoring;
import parley.signaling.EndpointConfigurator;
import parley.signaling.HandshakeFilter;
import parley.signaling.Relay;
import parley.signaling.TyrusUpgrades;
import parley.web.Origins;
import parley.web.Site;

/** The application's beginning and end: wires everything, closes everything. */
@WebListener
public final class Application implements ServletContextListener {
    /** Container buffers that each idle connection holds; longer messages come in parts, binary ones are refused. */
    private static final int TEXT_BUFFER = 512;

    private static final int BINARY_BUFFER = 16;

    private final TyrusUpgrades upgrades = new TyrusUpgrades();
    private Relay relay;
    private Beans beans;
    private Monitoring monitoring;

    /** @throws WrongSettingsException where a setting is wrong, which stops the deployment */
    @Override
    public void contextInitialized(ServletContextEvent event) {
        ServletContext context = event.getServletContext();
        Map<String, String> environment = System.getenv();
        Settings settings = settings(context, environment);

        ServerContainer webSockets = (ServerContainer) context.getAttribute(ServerContainer.class.getName());
        if (webSockets == null) {
            throw new IllegalStateException("Parley cannot start: this server has no Jakarta WebSocket.");
        }
        webSockets.setDefaultMaxTextMessageBufferSize(TEXT_BUFFER);
        webSockets.setDefaultMaxBinaryMessageBufferSize(BINARY_BUFFER);

        relay = new Relay(settings);
        ParallelVersion version = new ParallelVersion(context, relay::close);
        relay.sendAwayWhile(version::isSuperseded);
        EndpointConfigurator.use(relay);
        Control control = new Control(relay);
        beans = new Beans(control, Deployment.of(context), settings.inForce());

        Site.addTo(context, settings.frameAncestors(), settings.publicUrl());
        FilterRegistration.Dynamic forwarded =
                context.addFilter("forwarded", new ForwardedFilter(new TrustedProxies(settings.trustedProxies())));
        forwarded.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, "/*");
        forwarded.setAsyncSupported(true);
        FilterRegistration.Dynamic parallel = context.addFilter("parallel-version", version);
        parallel.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, "/*");
        parallel.setAsyncSupported(true);
        // Before all others but these, among them the filter with which a container upgrades to
        // WebSocket.
        FilterRegistration.Dynamic handshake = context.addFilter(
                "handshake",
                new HandshakeFilter(
                        new Origins(settings.allowedOrigins()),
                        relay::hasRoom,
                        relay.counters()::handshakeRefused,
                        relay.log(),
                        upgrades));
        handshake.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, "/calls/*");
        handshake.setAsyncSupported(true);
        // Tomcat runs filters in the order of their mappings, Payara in the opposite one: this is the first in both.
        forwarded.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, "/*");
        context.addServlet("settings", new SettingsServlet(settings)).addMapping("/settings.json");
        View view = new View(control, settings.barTime(), settings.inForce());
        context.addServlet("administration", new AdminServlet(control, view)).addMapping("/admin/api/*");
        monitoring = new Monitoring(control::overview, settings.participants(), relay::sinceSweep, relay::isClosing);
        monitoring.addTo(context, settings.monitoringAddresses());
        tellStart(relay.log(), context, settings);
        warn(relay.log(), settings, settings.unknownVariables(environment));
    }

    private static Settings settings(ServletContext context, Map<String, String> environment) {
        try {
            return Settings.of(parameters(context), environment);
        } catch (WrongSettingsException e) {
            // Tomcat tells of it in another log file than the one that is looked at, and not on its output.
            new EventLog(LogAddresses.NONE).write(Event.NOT_STARTED, fields -> fields.sentence(e.getMessage()));
            throw e;
        }
    }

    /** With what differs from the defaults, under the names by which it was given. */
    static void tellStart(EventLog log, ServletContext context, Settings settings) {
        String version = ReleaseVersion.of(context);
        log.write(Event.STARTED, fields -> {
            fields.text("context", context.getContextPath())
                    .text("version", version)
                    .text("server", context.getServerInfo());
            settings.inForce().stream()
                    .filter(Setting::isChanged)
                    .forEach(setting -> fields.text(setting.givenAs(), setting.value()));
        });
    }

    /** Of what is allowed, and hardly meant. */
    static void warn(EventLog log, Settings settings, Set<String> unknownVariables) {
        if (!unknownVariables.isEmpty()) {
            log.write(Event.VARIABLES_IGNORED, fields -> fields.text("names", String.join(" ", unknownVariables)));
        }
        if (settings.starters() != Starters.EVERYONE && settings.grantSecrets().isEmpty()) {
            log.write(Event.GRANT_SECRET_MISSING, fields -> {});
        }
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        EndpointConfigurator.use(null);
        if (beans != null) {
            beans.close();
        }
        if (relay != null) {
            relay.close();
        }
        upgrades.close();
        if (monitoring != null) {
            monitoring.close();
        }
        RecordMethods.forgetTypes();
        ContextClassLoaders.forget(Application.class.getClassLoader());
    }

    private static Map<String, String> parameters(ServletContext context) {
        return Collections.list(context.getInitParameterNames()).stream()
                .filter(name -> name.startsWith(Settings.PREFIX))
                .collect(Collectors.toMap(name -> name, context::getInitParameter));
    }
}
