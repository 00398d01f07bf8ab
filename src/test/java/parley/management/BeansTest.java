package parley.management;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import javax.management.MBeanInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.RuntimeMBeanException;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.TabularData;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import parley.Settings;
import parley.call.CallEvent;
import parley.call.CallId;
import parley.call.Capability;
import parley.call.Join;
import parley.call.Outlet;
import parley.call.ParticipantId;
import parley.call.Payload;
import parley.call.Role;
import parley.signaling.Relay;

/** What a JMX console gets to see, and can do. */
class BeansTest {
    private static final MBeanServer JMX = ManagementFactory.getPlatformMBeanServer();

    /** Takes everything. */
    private static final class Silent implements Outlet {
        volatile Reason closed;

        @Override
        public void enqueue(CallEvent event) {}

        @Override
        public void flush() {}

        @Override
        public void close(Reason reason) {
            closed = reason;
        }
    }

    private static final Payload ABOUT = new Payload() {};

    private final Relay relay = new Relay(Settings.defaults());
    private final Control control = new Control(relay);
    private final Beans beans = new Beans(
            control,
            new Deployment("/a,b", "Catalina/host", Optional.of("002")),
            Settings.defaults().inForce());
    private final CallId callId = CallId.ofInvite(Capability.random());

    private Silent join(String seatKey, Role role) {
        Silent outlet = new Silent();
        ParticipantId seat = ParticipantId.ofSeatKey(callId, seatKey);
        assertInstanceOf(
                Join.Accepted.class,
                relay.calls()
                        .join(callId, new Join(seat, Capability.random(), 1, role, ABOUT, Join.Right.START), outlet));
        return outlet;
    }

    private static ObjectName only(String type) throws Exception {
        Set<ObjectName> found = JMX.queryNames(new ObjectName("parley:type=" + type + ",version=002,*"), null);
        assertEquals(1, found.size(), found.toString());
        return found.iterator().next();
    }

    private static CompositeData[] calls() throws Exception {
        return (CompositeData[]) JMX.getAttribute(only("Calls"), "Calls");
    }

    private static void invoke(String operation, Object... arguments) throws Exception {
        String[] types = Arrays.stream(arguments)
                .map(argument -> argument instanceof Boolean ? "boolean" : String.class.getName())
                .toArray(String[]::new);
        JMX.invoke(only("Calls"), operation, arguments, types);
    }

    @AfterEach
    void stop() {
        beans.close();
        relay.close();
    }

    @Test
    void areNamedByWhatTellsDeploymentsApart() throws Exception {
        ObjectName name = only("Server");
        assertEquals("\"/a,b\"", name.getKeyProperty("context"));
        assertEquals("Catalina/host", name.getKeyProperty("host"));
        Deployment other = new Deployment("/", "Catalina/host", Optional.empty());
        ObjectName otherName = new ObjectName("parley:type=Server,context=/,host=Catalina/host");
        Beans others = new Beans(control, other, List.of());
        assertTrue(JMX.isRegistered(otherName));
        // The name is taken: this one goes without, and must not take the other's away.
        new Beans(control, other, List.of()).close();
        assertTrue(JMX.isRegistered(otherName));
        others.close();
        assertFalse(JMX.isRegistered(otherName));
        assertTrue(JMX.isRegistered(name));
    }

    @Test
    void describeAllTheyHave() throws Exception {
        for (String type : new String[] {"Server", "Calls"}) {
            MBeanInfo info = JMX.getMBeanInfo(only(type));
            assertTrue(info.getDescription().contains(" "), info.getDescription());
            Arrays.stream(info.getAttributes())
                    .forEach(attribute -> assertTrue(attribute.getDescription().contains(" "), attribute.toString()));
            Arrays.stream(info.getOperations()).forEach(operation -> {
                assertTrue(operation.getDescription().contains(" "), operation.toString());
                Arrays.stream(operation.getSignature())
                        .forEach(parameter -> assertFalse(parameter.getName().matches("p\\d"), operation.toString()));
            });
        }
    }

    @Test
    void listCallsWithoutAnythingThatLetsAnybodyIn() throws Exception {
        join(Capability.random(), Role.HOST);
        CompositeData call = calls()[0];
        assertEquals(callId.text().substring(0, 8), call.get("id"));
        assertEquals(null, call.get("lockedUntil"));
        CompositeData participant = ((CompositeData[]) call.get("participants"))[0];
        assertEquals(8, ((String) participant.get("id")).length());
        assertEquals("host", participant.get("role"));
        assertEquals(true, participant.get("present"));
        assertEquals(1, JMX.getAttribute(only("Calls"), "Count"));
        assertEquals(1L, JMX.getAttribute(only("Calls"), "Total"));
        assertEquals(1, JMX.getAttribute(only("Calls"), "ParticipantsPresent"));
        assertEquals(0, JMX.getAttribute(only("Calls"), "ParticipantsAway"));
        assertEquals(1L, JMX.getAttribute(only("Server"), "JoinsTotal"));
    }

    @Test
    void listCallsAsText() throws Exception {
        join(Capability.random(), Role.HOST);
        String call = (String) calls()[0].get("id");
        String participant = (String) ((CompositeData[]) calls()[0].get("participants"))[0].get("id");
        String[] lines = (String[]) JMX.invoke(only("Calls"), "list", null, null);
        String time = "=\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ";
        assertEquals(2, lines.length);
        assertTrue(lines[0].matches("call=" + call + " started" + time), lines[0]);
        String expected = "call=" + call + " participant=" + participant + " role=host state=present since" + time;
        assertTrue(lines[1].matches(expected), lines[1]);
        invoke("lock", call);
        lines = (String[]) JMX.invoke(only("Calls"), "list", null, null);
        assertTrue(lines[0].matches(".* locked-until" + time), lines[0]);
    }

    @Test
    void lockRemoveAndEnd() throws Exception {
        Silent ada = join(Capability.random(), Role.PARTICIPANT);
        Silent bob = join(Capability.random(), Role.PARTICIPANT);
        String call = (String) calls()[0].get("id");
        invoke("lock", call);
        assertTrue(calls()[0].get("lockedUntil") != null);
        invoke("unlock", call);
        assertEquals(null, calls()[0].get("lockedUntil"));

        CompositeData second = ((CompositeData[]) calls()[0].get("participants"))[1];
        invoke("remove", call, second.get("id"), true);
        assertEquals(Outlet.Reason.REMOVED, bob.closed);
        assertTrue(calls()[0].get("lockedUntil") != null);
        invoke("end", call);
        assertEquals(Outlet.Reason.CALL_ENDED, ada.closed);
        assertEquals(0, calls().length);
        RuntimeMBeanException gone = assertThrows(RuntimeMBeanException.class, () -> invoke("end", call));
        assertInstanceOf(NoSuchElementException.class, gone.getTargetException());
    }

    @Test
    void drainAndTellSo() throws Exception {
        ObjectName server = only("Server");
        JMX.invoke(server, "drain", null, null);
        assertEquals(true, JMX.getAttribute(server, "Draining"));
        JMX.invoke(server, "undrain", null, null);
        assertEquals(false, JMX.getAttribute(server, "Draining"));
    }

    @Test
    void haveAllCodesFromTheStart() throws Exception {
        TabularData refusals = (TabularData) JMX.getAttribute(only("Server"), "Refusals");
        assertEquals(0L, refusals.get(new Object[] {"call-full"}).get("value"));
        assertEquals(0L, refusals.get(new Object[] {"handshake-403"}).get("value"));
        TabularData closes = (TabularData) JMX.getAttribute(only("Server"), "Closes");
        assertEquals(0L, closes.get(new Object[] {"removed"}).get("value"));
        assertEquals(0L, closes.get(new Object[] {"connection-lost"}).get("value"));
    }

    @Test
    void showsTheSettingsInForce() throws Exception {
        TabularData settings = (TabularData) JMX.getAttribute(only("Server"), "Settings");
        assertEquals(
                "8 (default)", settings.get(new Object[] {"parley.capacity"}).get("value"));
    }
}
