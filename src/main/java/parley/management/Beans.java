package parley.management;

import java.lang.System.Logger.Level;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.management.InstanceAlreadyExistsException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import parley.Setting;

/** What the platform's MBean server shows of one deployment, from its start to {@link #close}. */
public final class Beans implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger("parley.management");

    /** What an object name keeps for itself. */
    private static final Pattern RESERVED = Pattern.compile("[,=:\"*?\\n]");

    private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    private final List<ObjectName> registered = new ArrayList<>();

    public Beans(Control control, Deployment deployment, List<Setting> settings) {
        Control ours = control.as("JMX");
        register("Server", deployment, new DescribedBean(new ServerBean(ours, settings), ServerMXBean.class));
        register("Calls", deployment, new DescribedBean(new CallsBean(ours), CallsMXBean.class));
    }

    private void register(String type, Deployment deployment, DescribedBean bean) {
        try {
            registered.add(server.registerMBean(bean, nameOf(type, deployment)).getObjectName());
        } catch (InstanceAlreadyExistsException e) {
            // Watching must not keep anybody from calling.
            LOG.log(Level.WARNING, "another deployment has the name " + e.getMessage() + " in JMX");
        } catch (JMException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ObjectName nameOf(String type, Deployment deployment) throws JMException {
        Hashtable<String, String> keys = new Hashtable<>(
                Map.of("type", type, "context", quoted(deployment.contextPath()), "host", quoted(deployment.host())));
        deployment.version().ifPresent(version -> keys.put("version", quoted(version)));
        return new ObjectName("parley", keys);
    }

    private static String quoted(String value) {
        return RESERVED.matcher(value).find() ? ObjectName.quote(value) : value;
    }

    @Override
    public void close() {
        for (ObjectName name : registered) {
            try {
                server.unregisterMBean(name);
            } catch (JMException e) {
                LOG.log(Level.WARNING, "a management bean could not be taken away", e);
            }
        }
    }
}
