package parley.container;

import java.io.IOException;
import java.util.Arrays;
import java.util.Set;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.TabularData;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** The beans of the server under test, as JConsole on another machine reaches them. */
public final class Jmx implements AutoCloseable {
    private final JMXConnector connector;
    private final MBeanServerConnection server;

    public Jmx() throws IOException {
        String address = "service:jmx:rmi:///jndi/rmi://127.0.0.1:" + System.getProperty("jmx.port") + "/jmxrmi";
        connector = JMXConnectorFactory.connect(new JMXServiceURL(address));
        server = connector.getMBeanServerConnection();
    }

    public Set<ObjectName> names(String pattern) throws Exception {
        return server.queryNames(new ObjectName(pattern), null);
    }

    /** Of the one deployment at a context path. */
    public ObjectName name(String type, String context) throws Exception {
        Set<ObjectName> found = names("parley:type=" + type + ",context=" + context + ",*");
        if (found.size() != 1) {
            throw new AssertionError("one was expected: " + found);
        }
        return found.iterator().next();
    }

    public Object get(ObjectName name, String attribute) throws Exception {
        return server.getAttribute(name, attribute);
    }

    /** One number of many, such as that of a code. */
    public long get(ObjectName name, String attribute, String key) throws Exception {
        TabularData table = (TabularData) get(name, attribute);
        return (long) table.get(new Object[] {key}).get("value");
    }

    /** What a bean lists. */
    public static CompositeData[] list(Object attribute) {
        return (CompositeData[]) attribute;
    }

    public void invoke(ObjectName name, String operation, Object... arguments) throws Exception {
        String[] types = Arrays.stream(arguments)
                .map(argument -> argument instanceof Boolean ? "boolean" : String.class.getName())
                .toArray(String[]::new);
        server.invoke(name, operation, arguments, types);
    }

    @Override
    public void close() throws IOException {
        connector.close();
    }
}
