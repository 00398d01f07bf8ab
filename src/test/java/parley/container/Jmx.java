package parley.container;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.TabularData;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** The beans of the server under test, as JConsole on the same machine reaches them. */
public final class Jmx implements AutoCloseable {
    private final JMXConnector connector;
    private final MBeanServerConnection server;

    public Jmx() throws IOException {
        this(onlyServer());
    }

    public Jmx(ProcessHandle process) throws IOException {
        String address;
        try {
            VirtualMachine machine = VirtualMachine.attach(Long.toString(process.pid()));
            address = machine.startLocalManagementAgent();
            machine.detach();
        } catch (AttachNotSupportedException e) {
            throw new IOException(e);
        }
        connector = JMXConnectorFactory.connect(new JMXServiceURL(address));
        server = connector.getMBeanServerConnection();
    }

    /** The one that Arquillian has started. */
    private static ProcessHandle onlyServer() {
        List<ProcessHandle> machines = ProcessHandle.current()
                .descendants()
                .filter(process -> process.info().command().orElse("").endsWith("/java"))
                .toList();
        if (machines.size() != 1) {
            throw new IllegalStateException("one was expected: " + machines);
        }
        return machines.get(0);
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
